import { expect, it } from 'vitest'
import { addExcerpts } from '../../src/diagnose/add-excerpts.ts'
import type { Blocker } from '../../src/model.ts'
import { bridgeBlocker } from '../report/fixtures.ts'
import { recordingOf } from './built-recording.ts'

const excerpt = { fromLine: 11, lines: ['function slow() {', '  spin()', '}'] }

function at(file: string, line: number): Blocker {
  return { ...bridgeBlocker, location: { file, line, column: 3, function: 'slow' } }
}

it("puts the code round a blocker's line beside it, by the file's name as blockers have it", () => {
  const recording = recordingOf([])
  const position = { file: '/app/src/slow.ts', line: 12, column: 3 }
  recording.sources.set('/app/dist/slow.js:2:3', { type: 'source', at: '/app/dist/slow.js:2:3', ...position, excerpt })
  const [known, elsewhere] = addExcerpts([at('src/slow.ts', 12), at('src/slow.ts', 40)], recording)
  expect(known?.location?.excerpt).toEqual(excerpt)
  expect(elsewhere?.location).not.toHaveProperty('excerpt')
})

it('leaves a blocker without a place alone', () => {
  const { location: _, ...nowhere } = bridgeBlocker
  expect(addExcerpts([nowhere], recordingOf([]))).toEqual([nowhere])
})

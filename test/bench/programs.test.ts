import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildPrograms } from '../../bench/accuracy/build-programs.ts'
import { readPrograms } from '../../bench/accuracy/read-programs.ts'
import { kinds } from '../../src/diagnose/kinds/kinds.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = join(root, 'bench/accuracy/programs')
// Some marks stand in what is built.
buildPrograms(folder, [], join(root, 'node_modules/.bin'))
const programs = readPrograms(folder, [])

describe('the exam', () => {
  it.each(Object.keys(kinds).filter((id) => id !== 'unknown'))('has two programs or more that block by %s', (kind) => {
    const ids = programs.filter((program) => program.blocks.some((block) => block.kind === kind)).map(({ id }) => id)
    expect(ids.length).toBeGreaterThanOrEqual(2)
  })

  it('has at least 60 programs, a fifth of them without a block', () => {
    expect(programs.length).toBeGreaterThanOrEqual(60)
    expect(programs.filter((program) => program.blocks.length === 0).length).toBeGreaterThan(programs.length / 5)
  })

  it('starves and stops programs', () => {
    const surroundings = new Set(programs.map((program) => program.truth.surroundings))
    expect(surroundings).toEqual(new Set([undefined, 'cpu-hogs', 'suspended']))
  })
})

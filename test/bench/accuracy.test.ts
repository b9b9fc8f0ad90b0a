import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createLackFinder } from '../../bench/accuracy/needs.ts'
import { readPrograms } from '../../bench/accuracy/read-programs.ts'
import { runProgram } from '../../bench/accuracy/run-program.ts'
import { type ProgramScore, scoreProgram } from '../../bench/accuracy/score.ts'
import type { Program } from '../../bench/accuracy/truth.ts'

/** One of every way to the line: a wrapped call, one inside a dependency, inside Node, an interrupt, a wait, a query, WebAssembly, a
 *  timer, two culprits in one turn; and three that must not be accused: slow but free, starved, asleep. */
const chosen = [
  'background-timer',
  'clean-slow-upstream',
  'clean-starved',
  'clean-suspended-busy',
  'deflate-in-dependency',
  'exec-sync',
  'json-parse',
  'pg-rows',
  'synckit',
  'two-in-one-turn',
  'wasm-function',
]
const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'loopcheck-accuracy-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const findLack = createLackFinder(process.execPath)
const programs = await Promise.all(
  readPrograms(join(root, 'bench/accuracy/programs'), chosen).map(async (program) => ({
    program,
    why: await findLack(program.truth.needs),
  })),
)

describe(`on Node ${process.version}`, () => {
  for (const { program, why } of programs.filter((one) => one.program.blocks.length > 0)) {
    it.skipIf(why !== undefined)(`${program.id} is found at its line${why ? ` (skipped: ${why})` : ''}`, async () => {
      const score = await measureUndisturbed(program)
      expect(
        score.blocks.map(({ said: _, expected: __, isDuration: ___, isFunction: ____, ...right }) => right),
      ).toEqual(program.blocks.map(() => ({ isLine: true, isKind: true, isRoute: true, isPhase: true })))
      // Half: this machine may do other things meanwhile, which the benchmark's own runs show.
      expect(score.timeShare).toBeGreaterThan(0.5)
    })
  }

  for (const { program } of programs.filter((one) => one.program.blocks.length === 0)) {
    it(`${program.id} is not accused`, async () => {
      expect((await measure(program)).falseAlarms).toBe(0)
    })
  }
})

/** Other programs on this machine may have had the CPU: what is left then is too little to be judged. */
async function measureUndisturbed(program: Program): Promise<ProgramScore> {
  const score = await measure(program)
  return score.excused > score.stalls / 2 ? measure(program) : score
}

async function measure(program: Program): Promise<ProgramScore> {
  const output = join(folder, program.id)
  const report = await runProgram(program, { nodePath: process.execPath, root, folder: output, durationS: 2 })
  return scoreProgram(program, report, `${relative(root, program.folder).replaceAll('\\', '/')}/`)
}

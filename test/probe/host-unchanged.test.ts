import { describe, expect, it } from 'vitest'
import { type Ended, type RunOptions, runPlain, runProbed } from './run-program.ts'

/** Programs that must do the same with and without the probe, byte for byte. */
const programs: { program: string; code: number | null; signal?: NodeJS.Signals; options?: RunOptions }[] = [
  { program: 'ends-at-once.cjs', code: 0 },
  { program: 'exits-with-3.mjs', code: 3 },
  { program: 'sets-an-exit-code.cjs', code: 4 },
  { program: 'writes-much-and-exits.mjs', code: 0 },
  { program: 'orders-its-callbacks.cjs', code: 0 },
  { program: 'orders-its-callbacks.mjs', code: 0 },
  { program: 'describes-its-world.cjs', code: 0 },
  { program: 'formats-its-own-stacks.cjs', code: 0 },
  { program: 'waits.mjs', code: null, signal: 'SIGTERM', options: { during: async ({ kill }) => kill('SIGTERM') } },
  {
    program: 'waits.mjs',
    code: 7,
    options: { args: ['exits-on-sigint'], during: async ({ kill }) => kill('SIGINT') },
  },
]

/** The same, but the stacks that Node.js prints at the end have frames of the probe in them. */
const failing = [
  'throws-an-error.mjs',
  'parses-damaged-json.cjs',
  'reads-a-missing-file.mjs',
  'rejects-unhandled.mjs',
  'rejects-with-a-value.cjs',
]

describe('a program under the probe', () => {
  it.each(programs)('writes the same and ends with $code: $program', async ({ program, code, signal, options }) => {
    const plain = await runPlain(program, options)
    const probed = await runProbed(program, options)
    expect(plain).toMatchObject({ code, signal: signal ?? null })
    expect(outcome(probed)).toEqual(outcome(plain))
  })

  it.each(failing)('fails with the same words and exit code 1: %s', async (program) => {
    const plain = await runPlain(program)
    const probed = await runProbed(program)
    expect(plain.code).toBe(1)
    expect(withoutFrames(outcome(probed))).toEqual(withoutFrames(outcome(plain)))
  })
})

function outcome({ stdout, stderr, code, signal }: Ended) {
  return { stdout, stderr, code, signal }
}

function withoutFrames(ended: ReturnType<typeof outcome>) {
  return { ...ended, stderr: ended.stderr.replaceAll(/^ +at .*\n/gm, '') }
}

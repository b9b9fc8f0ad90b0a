import { describe, expect, it } from 'vitest'
import { runPlain, runProbed } from './run-program.ts'

/** What must differ: the text of wrapped functions, and the one property through which the watchdog reaches the main thread. */
const mustDiffer = [/\.toString$/, /^globalThis\.Symbol\(loopcheck\.capture\)/]
/** Node.js fills these in when they are first read, by whoever comes first; Module.syncBuiltinESMExports() reads them. */
const filledInLater = [/^fs\.(Dir|opendir|opendirSync)$/]

describe('a program that looks at its globals', () => {
  it('finds names, lengths, flags and keys as they are without the probe', async () => {
    const plain = await runPlain('describes-its-globals.cjs')
    const run = await runProbed('describes-its-globals.cjs')
    expect(run).toMatchObject({ code: 0, stderr: plain.stderr })
    const [before, after] = [linesOf(plain.stdout), linesOf(run.stdout)]
    expect(before.size).toBeGreaterThan(1500)
    const different = [...new Set([...before.keys(), ...after.keys()])].filter(
      (path) => withoutOurs(before.get(path)) !== withoutOurs(after.get(path)),
    )
    // The wrapped ones do differ: this comparison sees them.
    expect(different).toContain('JSON.parse.toString')
    expect(different).toContain('fs.readFileSync.toString')
    const unexpected = different.filter((path) => ![...mustDiffer, ...filledInLater].some((known) => known.test(path)))
    expect(unexpected.map((path) => [before.get(path), after.get(path)])).toEqual([])
  })
})

/** Path, tab, the rest. */
function linesOf(text: string): Map<string, string> {
  return new Map(
    text
      .trim()
      .split('\n')
      .map((line) => [line.split('\t', 1)[0] ?? '', line]),
  )
}

function withoutOurs(line: string | undefined): string | undefined {
  return line?.replace(/,?Symbol\(loopcheck\.capture\)/, '')
}

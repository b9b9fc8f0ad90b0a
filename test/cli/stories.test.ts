import { chmodSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ScenarioId } from '../../src/fixtures-server/scenarios/scenario.ts'
import { scenarios } from '../../src/fixtures-server/scenarios/scenarios.ts'
import type { Comparison, KindId } from '../../src/model.ts'
import { runCli, temporaryFolder } from './cli.ts'

/** What each story's blocking path is about: the code of the line that is to be named, in that file, and its kind. */
const truths: Record<ScenarioId, Truth> = {
  tables: {
    file: 'tables/blocking-provider.ts',
    code: /this\.driver\.(execute|fetchAll)\(/,
    kinds: ['sync-wait'],
  },
  notebook: { file: 'notebook/blocking-runner.ts', code: /connection\.query\(/, kinds: ['sync-wait'] },
  'report-page': {
    file: 'report-page/blocking/query-executor.ts',
    code: /return this\.connection\.query\(/,
    kinds: ['sync-wait'],
  },
  // The loop that looks at every character; a field for each cell is also what the collector clears away.
  runs: {
    file: 'runs/table/parse-csv.ts',
    code: /text\.charCodeAt|while \(at < text\.length/,
    kinds: ['js-cpu', 'gc'],
  },
  analysis: { file: 'analysis/phases/parse.ts', code: /for \(/, kinds: ['js-cpu'] },
  rows: {
    file: 'rows/drivers/buffered-postgresql.ts',
    code: /await this\.pool\.query/,
    kinds: ['row-parse'],
    confidence: 'likely',
  },
}

interface Truth {
  file: string
  code: RegExp
  kinds: readonly KindId[]
  /** likely: the stack of the block has no frame of the story's own, only the request that was being answered. */
  confidence?: 'likely'
}

/** Short runs prove no verdict; one of each path is enough to name a line. */
const short = ['--quick', '--pairs', '1', '--duration', '2', '--warmup', '0.5', '--no-experiments', '--json', '-q']

describe('the stories, examined as any other server', () => {
  it.each(Object.values(scenarios))('name the intended line: $id', async ({ id, route }) => {
    const temp = temporaryFolder()
    // Private servers run under another account.
    chmodSync(temp, 0o755)
    const output = join(temporaryFolder(), 'out')
    const { code, stdout, stderr } = await runCli(['bench', id, ...short, '-o', output], { env: { TMPDIR: temp } })
    expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' })
    const { scenarios: measured } = JSON.parse(stdout) as Comparison
    const [blocking, offloaded] = measured[0]?.strategies ?? []
    const truth = truths[id]
    const [worst] = blocking?.blockers ?? []
    expect(worst?.location?.file).toMatch(new RegExp(`${truth.file}$`))
    expect(worst?.location?.code).toMatch(truth.code)
    expect(truth.kinds).toContain(worst?.kind)
    expect(worst?.confidence).toBe(truth.confidence ?? 'exact')
    expect(worst?.route).toBe(route)
    expect(measured[0]?.sameBytes).toBe(true)
    expect(blocking?.median.longestMs).toBeGreaterThan(150)
    expect(offloaded?.median.longestMs).toBeLessThan(Number(blocking?.median.longestMs) / 2)
    expect(readdirSync(temp)).toEqual([])
  })
})

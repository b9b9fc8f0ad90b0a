import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { startGroup } from '../process-group.ts'

export interface TestCounts {
  passed: number
  failed: number
  skipped: number
  /** Titles of what failed. */
  failures: string[]
}

/** What is read of vitest's JSON report. */
interface VitestReport {
  testResults: {
    name: string
    status: string
    message: string
    assertionResults: { status: string; fullName: string }[]
  }[]
}

/** Runs the probe's tests; the programs in them run on another Node.js than the tests themselves.
 *  @param node path of that Node.js
 *  @throws Error when vitest left no report */
export async function runTests(node: string, root: string): Promise<TestCounts> {
  const folder = mkdtempSync(join(tmpdir(), 'loopcheck-nodes-'))
  const file = join(folder, 'report.json')
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
  const group = startGroup(
    [
      process.execPath,
      vitest,
      'run',
      'test/probe',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { cwd: root, env: { ...process.env, LOOPCHECK_TEST_NODE: node }, stdio: ['ignore', 'inherit', 'inherit'] },
  )
  try {
    const code = await group.exited
    if (!existsSync(file)) throw new Error(`vitest ended with ${code} and left no report`)
    return countTests(JSON.parse(readFileSync(file, 'utf8')) as VitestReport)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A file that could not be loaded counts as one failure: it has no tests that could fail. */
export function countTests({ testResults }: VitestReport): TestCounts {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
  const withStatus = (...statuses: string[]) => tests.filter(({ status }) => statuses.includes(status))
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return {
    passed: withStatus('passed').length,
    failed: withStatus('failed').length + unloaded.length,
    skipped: withStatus('skipped', 'pending', 'todo', 'disabled').length,
    failures: [
      ...withStatus('failed').map(({ fullName }) => fullName),
      ...unloaded.map(({ name }) => `${name} was not run`),
    ],
  }
}

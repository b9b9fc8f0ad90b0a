import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fitRows, trialRows } from '../../../../src/fixtures-server/scenarios/analysis/dataset/data-size.ts'
import { writeLines } from '../../../../src/fixtures-server/scenarios/analysis/dataset/write-lines.ts'
import { runAtOnce } from '../../../../src/fixtures-server/scenarios/analysis/phases/steps.ts'
import {
  addUp,
  addUpBlocks,
  addUpPacked,
  packNumbers,
  readRows,
} from '../../../../src/fixtures-server/scenarios/analysis/rows/order-rows.ts'
import { readSettings } from '../../../../src/fixtures-server/scenarios/analysis/settings.ts'
import { logWork } from '../../../../src/fixtures-server/scenarios/analysis/work-log.ts'
import { analyseText } from './analyse-text.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loopcheck-analysis-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('the dataset', () => {
  it('has a column of each type, nulls, and numbers that have to do with each other', async () => {
    const { rows, columns, correlations } = analyseText(await written('types', 5_000))
    expect(rows).toBe(5_000)
    expect(columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'day date',
      'region text',
      'customer integer',
      'quantity integer',
      'unit_price decimal',
      'discount decimal',
      'temperature decimal',
      'is_returned boolean',
    ])
    expect(columns.find(({ name }) => name === 'discount')?.nulls).toBeGreaterThan(500)
    const cheaper = correlations.find(({ left, right }) => left === 'quantity' && right === 'unit_price')
    expect(cheaper?.coefficient).toBeLessThan(-0.5)
    expect(columns.find(({ name }) => name === 'temperature')?.min).toBeLessThan(0)
  })

  it('begins with the same rows, however many there are', async () => {
    const small = await written('small', 100)
    const large = await written('large', 20_050)
    expect(large.startsWith(small)).toBe(true)
    expect(large.split('\n')).toHaveLength(20_052)
  })

  it('is sized by what the analysis takes', () => {
    expect(fitRows(96)).toBe(5 * trialRows)
    expect(fitRows(1)).toBe(350_000)
    expect(fitRows(10_000)).toBe(50_000)
  })
})

describe('the takings', () => {
  it('are the same, however they are added up', async () => {
    await written('takings', 3_000)
    const path = join(folder, 'takings.csv')
    const rows = readRows(path)
    const takings = addUp(rows)
    expect(takings.rows).toBe(3_000)
    expect(rows.every((cells) => cells.length === 8)).toBe(true)
    expect(rows.some((cells) => cells[1] === 'The "Old" Town')).toBe(true)
    expect(takings.cents).toBeGreaterThan(takings.quantity * 100)
    expect(addUpPacked(packNumbers(rows))).toEqual(takings)
    expect(runAtOnce(addUpBlocks(await readFile(path)))).toEqual(takings)
  })
})

describe('the work log', () => {
  it('has one writer at a time; the others wait, and say how long', async () => {
    const path = join(folder, 'work.log')
    const timings = [{ phase: 'parse', wallMs: 1, cpuMs: 1, queueMs: 0 }] as const
    const waits = await Promise.all(Array.from({ length: 8 }, () => logWork(path, timings)))
    expect(waits.filter((ms) => ms > 0)).toHaveLength(7)
    const lines = (await readFile(path, 'utf8')).trim().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual(lines.map(() => ({ pid: process.pid, timings })))
    expect(lines).toHaveLength(8)
  })

  it('takes the lock of a writer that is no more', async () => {
    const path = join(folder, 'orphaned.log')
    const { writeFile } = await import('node:fs/promises')
    await writeFile(`${path}.lock`, String(2 ** 30))
    expect(await logWork(path, [])).toBeGreaterThan(0)
    await expect(readFile(`${path}.lock`)).rejects.toThrow('ENOENT')
  })
})

describe('the settings', () => {
  it('are one worker and one thread for each core, unless they are given', () => {
    expect(readSettings({ ANALYSIS_WORKERS: '3', ANALYSIS_THREADS: '4' })).toEqual({
      ...{ workers: 3, engineThreads: 4, hasRows: false },
    })
    expect(readSettings({}).workers).toBeGreaterThan(0)
  })

  it.each(['0', '1.5', 'many', '65', ''])('refuse %j workers', (given) => {
    expect(() => readSettings({ ANALYSIS_WORKERS: given })).toThrow(
      'ANALYSIS_WORKERS must be a whole number from 1 to 64',
    )
  })
})

async function written(name: string, rows: number): Promise<string> {
  const path = join(folder, `${name}.csv`)
  await writeLines(path, rows)
  return readFile(path, 'utf8')
}

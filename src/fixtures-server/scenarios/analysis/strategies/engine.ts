import { open } from 'node:fs/promises'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { describe } from '../describe.ts'
import { type ColumnType, isNumeric } from '../phases/infer-type.ts'
import { readHeader } from '../phases/read.ts'
import { readProcessCpu, startClock } from '../timing.ts'
import { logWork } from '../work-log.ts'
import { convertCells, correlationQuery, factsQuery, readCells, toFacts, toPairs, typeQuery } from './engine-query.ts'
import type { Analysed, AnalysisStrategy, StrategyOptions } from './strategy.ts'

/** In DuckDB, on its own threads: only the figures come back. */
export async function startEngine({ engineThreads, logPath }: StrategyOptions): Promise<AnalysisStrategy> {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(engineThreads) })
  return {
    async analyse(path: string): Promise<Analysed> {
      // Its threads are its own, within this process.
      const clock = startClock(readProcessCpu)
      const connection = await instance.connect()
      try {
        const names = await readNames(path)
        await clock.measureAsync('parse', () => connection.run(readCells(path, names)))
        const types = await clock.measureAsync('infer', () => findTypes(connection, names))
        await clock.measureAsync('infer', () => connection.run(convertCells(names, types)))
        const pairs = await clock.measureAsync('correlation', async () => {
          const numeric = names.filter((_, index) => isNumeric(types[index] ?? 'text'))
          if (numeric.length < 2) return []
          return toPairs(await readRow(connection, correlationQuery(numeric)), numeric)
        })
        const facts = await clock.measureAsync('statistics', async () => {
          const rows = names.map((name, index) => readRow(connection, factsQuery(name, types[index] ?? 'text')))
          return (await Promise.all(rows)).map((row, index) => toFacts(names[index] ?? '', types[index] ?? 'text', row))
        })
        const lockWaitMs = await logWork(logPath, clock.timings)
        const cost = { pieces: [clock.timings], copiedBytes: 0, transferredBytes: 0, lockWaitMs }
        return { analysis: describe(facts, pairs), cost }
      } finally {
        // With its temporary tables.
        connection.disconnectSync()
      }
    },
    async close() {
      instance.closeSync()
    },
  }
}

async function readNames(path: string): Promise<string[]> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0)
    return readHeader(buffer.subarray(0, bytesRead)).names
  } finally {
    await file.close()
  }
}

async function findTypes(connection: DuckDBConnection, names: readonly string[]): Promise<ColumnType[]> {
  const types: ColumnType[] = []
  for (const name of names) types.push((await readRow(connection, typeQuery(name))).type as ColumnType)
  return types
}

async function readRow(connection: DuckDBConnection, query: string): Promise<Record<string, unknown>> {
  const reader = await connection.runAndReadAll(query)
  return reader.getRowObjectsJS()[0] ?? {}
}

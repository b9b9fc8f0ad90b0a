import type { Comparison, Report } from '../../model.ts'
import { toJsonText } from '../json-text.ts'
import type { Format } from './formats.ts'

/** The contract's own order; what it does not name follows by the alphabet. */
const contractOrder = [
  'schema',
  'loopcheck',
  'createdAt',
  'verdict',
  'totals',
  'blockers',
  'scenarios',
  'skipped',
  'notices',
  'processes',
  'threads',
  'routes',
  'calls',
  'canary',
  'load',
  'delay',
  'gc',
  'cpuMs',
  'rssBytes',
  'cost',
  'settings',
  'machine',
  'target',
  'series',
  'stalls',
]

/** The data as they are, in an order that does not depend on how they came to be: two reports can be compared as text. */
export const jsonFormat: Format = {
  fileName: 'report.json',
  report: writeJson,
  comparison: writeJson,
}

function writeJson(data: Report | Comparison): string {
  return toJsonText(data, (_key, value) => (value === data ? ordered(value, rank) : ordered(value)))
}

function ordered(value: unknown, rankOf?: (key: string) => number): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  const keys = Object.entries(value).sort(
    ([one], [other]) => (rankOf ? rankOf(one) - rankOf(other) : 0) || (one < other ? -1 : 1),
  )
  return Object.fromEntries(keys)
}

function rank(key: string): number {
  const index = contractOrder.indexOf(key)
  return index === -1 ? contractOrder.length : index
}

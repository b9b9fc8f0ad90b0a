import { kinds } from '../../src/diagnose/kinds/kinds.ts'
import { fixes } from '../../src/fixes/fixes.ts'
import type { FindingTable, FindingUnit } from '../../src/model.ts'
import {
  formatBytes,
  formatCount,
  formatCoverage,
  formatMs,
  formatNumber,
  formatRate,
  formatRatio,
  formatShare,
  formatTimes,
} from '../../src/numbers.ts'
import { figuresIn } from './traceable-text.ts'

/** A number and the name that tells its unit. */
export type Figure = readonly [key: string, value: number]

/** Figures that no field holds, and how they come from those that do. */
export interface Account {
  how: string
  figures: readonly Figure[]
  /** Those that are no number of a unit: `0 s`. */
  texts?: readonly string[]
}

/** All figures that stand in the data: their numbers as they may be written, and those in their texts.
 *  @param without keys whose texts must themselves come from numbers */
export function figuresOf(data: object, without: readonly string[] = []): Set<string> {
  const known = new Set<string>()
  const add = (texts: readonly string[]): void => {
    for (const text of texts) known.add(text)
  }
  const walk = (value: unknown, key: string): void => {
    if (typeof value === 'number') add(written([key, value]))
    else if (typeof value === 'string') add(without.includes(key) ? [] : figuresInTexts(value))
    else if (Array.isArray(value)) {
      add([formatCount(value.length)])
      for (const item of value) walk(item, key)
    } else if (isFindingTable(value)) add(figuresOfTable(value))
    else if (value !== null && typeof value === 'object')
      for (const [name, inner] of Object.entries(value)) walk(inner, name)
  }
  walk(data, '')
  return known
}

/** Those of our own words on kinds and remedies. */
export const figuresOfWords: ReadonlySet<string> = figuresOf({ kinds, fixes })

/** A text may be broken into lines between any two of its words. */
function figuresInTexts(text: string): string[] {
  return [...figuresIn(text), ...figuresIn(text.replaceAll(' ', '\n'))]
}

/** How a number may be written, by the unit in its name. */
export function written([key, value]: Figure): string[] {
  if (/Ms$/u.test(key)) return [formatMs(value)]
  if (/S$/u.test(key)) return [formatNumber(value)]
  if (/share|utilization/iu.test(key)) return [formatShare(value)]
  if (/bytes/iu.test(key)) return [formatBytes(value)]
  if (/PerSecond$/u.test(key)) return [formatRate(value), `${formatNumber(value)}/s`]
  if (/^(?:estimate|low|high|ratio)$/u.test(key)) return writtenRatio(value)
  if (key === 'coverage') return [formatCoverage(value)]
  // Of places in code and of systems: no one groups their digits.
  if (/^(?:line|column|fromLine|pid|status|code|threadId|number)$/u.test(key)) return [String(value)]
  return [formatCount(value)]
}

function writtenRatio(value: number): string[] {
  const ratio = formatRatio(value)
  const inSentence = Number(Math.abs(value) >= 1 ? value.toFixed(2) : value.toPrecision(2))
  return [
    ratio,
    ratio.slice('× '.length),
    formatTimes(value),
    String(Math.abs(value) >= 10 ? Math.round(value) : inSentence),
  ]
}

function isFindingTable(value: unknown): value is FindingTable {
  return value !== null && typeof value === 'object' && 'columns' in value && 'rows' in value
}

const keys: Record<FindingUnit, string> = {
  text: 'text',
  ms: 'Ms',
  bytes: 'bytes',
  count: 'count',
  number: 'S',
  share: 'share',
  perSecond: 'PerSecond',
  ratio: 'ratio',
}

function figuresOfTable({ caption, columns, rows }: FindingTable): string[] {
  const words = [caption, ...columns.map(({ title }) => title)]
  return [
    ...words.flatMap(figuresIn),
    ...rows.flatMap((row) =>
      row.flatMap((cell, index) =>
        typeof cell === 'number' ? written([keys[columns[index]?.unit ?? 'text'], cell]) : figuresIn(cell ?? ''),
      ),
    ),
  ]
}

/** From the first on. */
export function places(length: number): Figure[] {
  return Array.from({ length }, (_, index): Figure => ['count', index + 1])
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string | undefined): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = String(keyOf(item))
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return groups
}

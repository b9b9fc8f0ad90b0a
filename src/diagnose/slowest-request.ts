import type { RequestExample } from '../model.ts'
import { goneMs, type RequestColumns } from './request-columns.ts'

const shown = 8

/** The slowest answered request of the load, and what was sent while it was on its way.
 *  @param of.isCanary by index of the route; a canary is never the slowest
 *  @returns undefined when none of the load's own requests is listed one by one */
export function slowestRequest(
  rows: RequestColumns,
  of: { window: { startMs: number; endMs: number }; isCanary: (route: number) => boolean },
): RequestExample | undefined {
  let slowest = -1
  let longestMs = -1
  for (let row = 0; row < rows.length; row++) {
    const waitMs = waitOf(rows, row)
    if (waitMs <= longestMs || !isIn(rows, row, of.window) || of.isCanary(rows.route[row] ?? 0)) continue
    slowest = row
    longestMs = waitMs
  }
  if (slowest < 0) return undefined
  const meanwhile = sentDuring(rows, slowest)
  return {
    route: routeOf(rows, slowest),
    tookMs: longestMs,
    status: rows.status[slowest] ?? 0,
    meanwhile: longestOf(rows, meanwhile).map((row) => asSeenFrom(rows, row, rows.sentMs[slowest] ?? 0)),
    meanwhileCount: meanwhile.length,
  }
}

/** -1 for what was never answered. */
function waitOf(rows: RequestColumns, row: number): number {
  const waitMs = (rows.answeredMs[row] ?? 0) - (rows.sentMs[row] ?? 0)
  return Number.isFinite(waitMs) && (rows.status[row] ?? 0) > 0 ? waitMs : -1
}

function isIn({ sentMs }: RequestColumns, row: number, window: { startMs: number; endMs: number }): boolean {
  const atMs = sentMs[row] ?? 0
  return atMs >= window.startMs && atMs <= window.endMs
}

/** Rows are in the order of sending: those that follow. */
function sentDuring(rows: RequestColumns, slowest: number): number[] {
  const untilMs = goneMs(rows, slowest)
  const during: number[] = []
  for (let row = slowest + 1; row < rows.length && (rows.sentMs[row] ?? 0) < untilMs; row++) {
    if (waitOf(rows, row) >= 0) during.push(row)
  }
  return during
}

function longestOf(rows: RequestColumns, candidates: readonly number[]): number[] {
  return [...candidates]
    .sort((a, b) => waitOf(rows, b) - waitOf(rows, a))
    .slice(0, shown)
    .sort((a, b) => a - b)
}

function asSeenFrom(rows: RequestColumns, row: number, fromMs: number): RequestExample['meanwhile'][number] {
  return {
    route: routeOf(rows, row),
    sentMs: (rows.sentMs[row] ?? 0) - fromMs,
    answeredMs: (rows.answeredMs[row] ?? 0) - fromMs,
    status: rows.status[row] ?? 0,
  }
}

function routeOf({ route, routes }: RequestColumns, row: number): string {
  return routes[route[row] ?? 0] ?? 'unknown'
}

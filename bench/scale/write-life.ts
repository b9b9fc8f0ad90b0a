import type { CaptureRecord, StallRecord } from '../../src/model.ts'
import type { Journal } from '../../src/probe/journal.ts'
import { toHundredths } from '../../src/probe/round.ts'
import { createStackList } from '../../src/probe/stack-list.ts'
import { createStallBatches } from '../../src/probe/stall-batches.ts'
import type { ScaleCase } from './cases.ts'
import { type Place, placesOf, process, requestRef, routePattern } from './program.ts'

/** From when to when a loop stood still. */
export interface Interval {
  startMs: number
  endMs: number
}

const hourMs = 3_600_000
/** As src/probe/sampler.ts asks. */
const firstAskMs = 17
const firstPauseMs = 4
const longestPauseMs = 50
const name = process.process

/** Writes what a probe would have written of one process, with the probe's own code for stalls, stacks and the journal's limits.
 *  @returns its stalls, earliest first */
export function writeLife(scale: ScaleCase, journal: Journal, random: () => number): Interval[] {
  const { hours, stalls, routes } = scale
  const endMs = hours * hourMs
  const places = placesOf(scale)
  journal.write(process)
  const stacks = createStackList((id, frames) => journal.write({ type: 'stack', process: name, id, frames }))
  const stackIds = places.map((place) => place.stacks.map((frames) => stacks.idOf(frames)))
  const batches = createStallBatches(journal, stacks.shapeOf)
  journal.write({ type: 'listen', process: name, atMs: 400, address: '::', port: 3000 })
  for (let index = 0; index < routes; index++) {
    journal.write({ type: 'route', process: name, index, method: 'GET', route: routePattern(index) })
  }
  const slotMs = (endMs - 1_000) / stalls
  const intervals: Interval[] = []
  let second = 1
  for (let id = 1; id <= stalls; id++) {
    const durationMs = Math.min(durationOf(scale, random()), slotMs - 6)
    const startMs = 1_000 + slotMs * (id - 1) + random() * (slotMs - 6 - durationMs)
    const placeIndex = Math.floor(random() ** 2 * places.length)
    const place = places[placeIndex] ?? { stacks: [] }
    const seen = { id, startMs, durationMs, place, stacks: stackIds[placeIndex] ?? [] }
    // Of two routes, mostly of one.
    const route = (placeIndex + (random() < 0.8 ? 0 : 1)) % routes
    const captures = capturesOf({ ...seen, route, routes, random })
    const stall = stallRecord(id, startMs, durationMs, place.callee === undefined)
    if (!batches.take(stall, captures)) for (const line of [...captures, stall]) journal.write(line)
    intervals.push({ startMs, endMs: startMs + durationMs })
    for (; second * 1_000 < startMs; second++) {
      batches.flush()
      writeSecond(scale, second, journal, random)
    }
  }
  batches.flush()
  for (; second * 1_000 <= endMs; second++) writeSecond(scale, second, journal, random)
  journal.write({ type: 'cost', process: name, watchdogCpuMs: 9_000, startupMs: 20, captureMs: 300, captures: stalls })
  journal.write({ type: 'end', process: name, atMs: endMs, how: 'exit', code: 0 })
  return intervals
}

/** Most stalls are short, a few long. */
function durationOf({ stallMs: [shortestMs, longestMs] }: ScaleCase, random: number): number {
  return shortestMs + 0.5 + (longestMs - shortestMs) * random ** 4
}

/** In order of time: the call that came back and the question that waited for it, or JavaScript that was seen running. */
function capturesOf(stall: {
  id: number
  startMs: number
  durationMs: number
  place: Place
  stacks: readonly number[]
  route: number
  routes: number
  random: () => number
}): CaptureRecord[] {
  const { id, startMs, durationMs, place, stacks, random } = stall
  const request = requestRef(id, { index: stall.route, routes: stall.routes })
  const base = { type: 'capture', process: name, stall: id, request } as const
  const stackOf = () => stacks[Math.floor(random() * stacks.length)] ?? 0
  const { callee, detail } = place
  if (callee !== undefined) {
    const atMs = startMs + durationMs - 0.6
    return [
      {
        ...{ ...base, atMs, askedAtMs: atMs, via: 'return', callee, calls: 1, stack: stackOf() },
        ...(detail === undefined ? {} : { detail }),
      },
      { ...base, atMs: atMs + 0.3, askedAtMs: startMs + firstAskMs, via: 'interrupt', stack: stackOf() },
    ]
  }
  const captures: CaptureRecord[] = []
  let pauseMs = firstPauseMs
  for (let askedAtMs = startMs + firstAskMs; askedAtMs < startMs + durationMs; askedAtMs += pauseMs) {
    captures.push({ ...base, atMs: askedAtMs + 0.7, askedAtMs, via: 'interrupt', stack: stackOf() })
    pauseMs = Math.min(longestPauseMs, pauseMs * 1.5)
  }
  return captures
}

function stallRecord(id: number, startMs: number, durationMs: number, isComputing: boolean): StallRecord {
  return {
    type: 'stall',
    process: name,
    id,
    startMs: toHundredths(startMs),
    durationMs: toHundredths(durationMs),
    watchdogGapMs: 2.31,
    measuredMs: toHundredths(durationMs - 12.5),
    cpuMs: toHundredths((durationMs - 12.5) * (isComputing ? 0.98 : 0.4)),
    runQueueMs: 0.02,
    clockJumpMs: 0.01,
  }
}

function writeSecond(scale: ScaleCase, second: number, journal: Journal, random: () => number): void {
  const { routes, servedPerSecond } = scale
  const active = Math.min(routes, servedPerSecond)
  const each = Math.floor(servedPerSecond / active)
  journal.write({
    type: 'second',
    process: name,
    atMs: second * 1_000 + 2,
    beats: 180,
    utilization: Math.round(1e4 * random()) / 1e4,
    heapUsedBytes: 60_000_000 + Math.floor(random() * 20_000_000),
    cpuMs: toHundredths(400 + random() * 100),
    rssBytes: 150_000_000,
    routes: Array.from({ length: active }, (_, index) => [
      ...([index, each, toHundredths(each * (1 + random())), toHundredths(5 * random())] as const),
    ]),
    gc: [3, 4.2, 2.1],
  })
  for (let pause = 0; pause < 2; pause++) {
    journal.write({
      ...{ type: 'gc', process: name, startMs: second * 1_000 + pause * 400, durationMs: 1 + random(), kind: 'minor' },
    })
  }
}

import { type Reach, shareOf } from './reach.ts'

/** What the set is to reach, and whether it did. */
export interface Target {
  name: string
  /** Lowest share that is enough, 0–1. */
  wanted: number
  reached: number
}

/** The project's own bar; every share counts by blockers and by stalls. */
export function targetsOf(reach: Reach): Target[] {
  const { byBlocker, byStall } = reach
  return [
    { name: 'exact line, by blockers', wanted: 1, reached: shareOf(byBlocker.line) },
    { name: 'exact line, by stalls', wanted: 0.97, reached: shareOf(byStall.line) },
    { name: 'kind, by blockers', wanted: 0.95, reached: shareOf(byBlocker.kind) },
    { name: 'kind, by stalls', wanted: 0.95, reached: shareOf(byStall.kind) },
    { name: 'route, by blockers', wanted: 0.97, reached: shareOf(byBlocker.route) },
    { name: 'route, by stalls', wanted: 0.97, reached: shareOf(byStall.route) },
    { name: 'clean servers not accused', wanted: 1, reached: shareOf(reach.clean) },
    { name: 'starved or asleep: seen, and nothing blamed', wanted: 1, reached: shareOf(reach.disturbed) },
  ]
}

export function isMet(target: Target): boolean {
  return target.reached >= target.wanted
}

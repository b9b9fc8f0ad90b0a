import type { Blocker } from '../../model.ts'

export type Related = [Blocker, ...Blocker[]]

/** Blockers that are drawn in one flow: calls of one function, run by the same route. A stall of an execute and a fetch has two.
 *  @returns in the order of the first of each */
export function byFunction(blockers: readonly Blocker[]): Related[] {
  const groups = new Map<string, Related>()
  for (const blocker of blockers) {
    const { location, route, phase } = blocker
    const key = location && JSON.stringify([location.file, location.function, route, phase])
    const known = key === undefined ? undefined : groups.get(key)
    if (known === undefined) groups.set(key ?? `alone ${groups.size}`, [blocker])
    else known.push(blocker)
  }
  return [...groups.values()]
}

/** All that blocks a route, most blocked time first: the story of one request.
 *  @returns what blocks most where nothing blocks the route; undefined where nothing blocks at all */
export function ofRoute(blockers: readonly Blocker[], route: string): Related | undefined {
  const [first, ...others] = blockers.filter((blocker) => blocker.route === route)
  if (first !== undefined) return [first, ...others]
  return byFunction(blockers)[0]
}

import type { Report } from '../../model.ts'

type Stalls = Pick<Report, 'stalls' | 'stacks'>

/** The longest of the listed stalls, in their order, and what was seen in them.
 *  @param most as many */
export function longestStalls({ stalls, stacks }: Stalls, most: number): Stalls {
  if (stalls.length <= most) return { stalls, ...(stacks === undefined ? {} : { stacks }) }
  const kept = [...stalls.entries()]
    .sort(([, a], [, b]) => b.durationMs - a.durationMs)
    .slice(0, most)
    .map(([index]) => index)
    .sort((a, b) => a - b)
  const placeOf = new Map(kept.map((index, place) => [index, place]))
  return {
    stalls: kept.flatMap((index) => stalls[index] ?? []),
    ...(stacks === undefined
      ? {}
      : {
          stacks: {
            ...stacks,
            stalls: stacks.stalls.flatMap((seen) => {
              const stall = placeOf.get(seen.stall)
              return stall === undefined ? [] : [{ ...seen, stall }]
            }),
          },
        }),
  }
}

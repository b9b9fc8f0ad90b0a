/** What all queries of a batch took on one size of pool. */
export interface SizedWall {
  /** Connections, or threads. */
  size: number
  wallMs: number
}

/** A pool that is larger is worth its connections where it saves at least this much of the time. */
export const worthwhileGain = 0.1

/** How much of the time each size saves over the one before it, 0–1, below 0 where it is slower; null for the first. */
export function gains(walls: readonly SizedWall[]): (number | null)[] {
  return walls.map(({ wallMs }, index) => {
    const before = walls[index - 1]
    return before === undefined ? null : 1 - wallMs / before.wallMs
  })
}

/** The size beyond which a larger pool stops helping.
 *  @param walls smallest size first
 *  @returns undefined where every size was worth it
 */
export function lastWorthwhileSize(walls: readonly SizedWall[]): number | undefined {
  const useless = gains(walls).findIndex((gain) => gain !== null && gain < worthwhileGain)
  return walls[useless - 1]?.size
}

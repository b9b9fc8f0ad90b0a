/** What turning rows into text took, by the number of their channels. */
export interface TextCost {
  channels: number
  /** For one row. */
  microseconds: number
}

/** Where the blocking way's longest stall is to land: one JSON.stringify of all rows. */
const wantedMs = 240

const fewest = 2
/** Above it, seeding three databases would take too long. */
const most = 32

/** Chooses how many channels a reading has, from what rows with few and with many of them cost: each adds the same.
 *  @param rows that one export holds
 */
export function fitChannels({ few, many }: { few: TextCost; many: TextCost }, rows: number): number {
  const perChannel = (many.microseconds - few.microseconds) / (many.channels - few.channels)
  // Measured on a busy machine, many may look cheaper than few.
  if (!(perChannel > 0)) return few.microseconds * rows >= wantedMs * 1_000 ? fewest : few.channels
  const wantedMicroseconds = (wantedMs * 1_000) / rows
  const channels = few.channels + (wantedMicroseconds - few.microseconds) / perChannel
  return Math.min(most, Math.max(fewest, Math.round(channels)))
}

/** A journal holds many of these: what is far below the heartbeat's resolution is left out. */
export function toHundredths(ms: number): number {
  return Math.round(ms * 100) / 100
}

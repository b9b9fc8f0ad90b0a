import { monitorEventLoopDelay } from 'node:perf_hooks'

const resolutionMs = 5

/** Watches the loop of the process that makes the load: what stalls it is the machine's doing or ours, not the server's.
 *  @returns a function that ends the watch and gives the longest stall, ms; 0 when there was none
 */
export async function watchOwnLoop(): Promise<() => number> {
  const delays = monitorEventLoopDelay({ resolution: resolutionMs })
  delays.enable()
  // A stall that begins in the turn of enable() is not seen: a 200 ms block there read as 1–16 ms.
  await new Promise((resolve) => setTimeout(resolve, 2 * resolutionMs))
  return () => {
    delays.disable()
    // Every interval holds the monitor's own pause as well.
    return Math.max(0, delays.max / 1e6 - resolutionMs)
  }
}

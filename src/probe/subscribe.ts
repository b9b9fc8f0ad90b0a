import { subscribe } from 'node:diagnostics_channel'

/** Subscribes to a diagnostics channel. What a subscriber throws would become an uncaught exception of the program: the probe
 *  loses that message instead. */
export function subscribeSafely(channel: string, onMessage: (message: unknown) => void): void {
  subscribe(channel, (message) => {
    try {
      onMessage(message)
    } catch {
      // A server that does not tell its address, or built-ins that the program has replaced.
    }
  })
}

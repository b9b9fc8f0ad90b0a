import { constants } from 'node:os'

/** Ctrl-C and SIGTERM as a signal to stop in order; the second one ends loopcheck at once (the guardian then cleans up). */
export interface Interrupt {
  signal: AbortSignal
  /** 130 for Ctrl-C, 143 for SIGTERM, 129 for SIGHUP; undefined while not interrupted. */
  exitCode(): number | undefined
  close(): void
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
type InterruptSignal = (typeof signals)[number]

export function listenForInterrupts(): Interrupt {
  const controller = new AbortController()
  const onSignal = (signal: NodeJS.Signals) => {
    if (controller.signal.aborted) process.exit(codeOf(signal as InterruptSignal))
    controller.abort(signal)
  }
  for (const signal of signals) process.on(signal, onSignal)
  return {
    signal: controller.signal,
    exitCode: () => (controller.signal.aborted ? codeOf(controller.signal.reason as InterruptSignal) : undefined),
    close() {
      for (const signal of signals) process.off(signal, onSignal)
    },
  }
}

/** As shells count: 128 and the signal's number. */
function codeOf(signal: InterruptSignal): number {
  return 128 + constants.signals[signal]
}

import { exitCodes } from './io.ts'

/** Ctrl-C and SIGTERM as a signal to stop in order; the second one ends loopcheck at once (the guardian then cleans up). */
export interface Interrupt {
  signal: AbortSignal
  /** 130 or 143 once interrupted. */
  exitCode(): number | undefined
  close(): void
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export function listenForInterrupts(): Interrupt {
  const controller = new AbortController()
  const onSignal = (signal: NodeJS.Signals) => {
    if (controller.signal.aborted) process.exit(codeOf(signal))
    controller.abort(signal)
  }
  for (const signal of signals) process.on(signal, onSignal)
  return {
    signal: controller.signal,
    exitCode: () => (controller.signal.aborted ? codeOf(controller.signal.reason as string) : undefined),
    close() {
      for (const signal of signals) process.off(signal, onSignal)
    },
  }
}

function codeOf(signal: string): number {
  return signal === 'SIGINT' ? exitCodes.interrupted : exitCodes.terminated
}

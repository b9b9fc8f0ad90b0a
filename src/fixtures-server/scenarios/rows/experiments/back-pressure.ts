import { setTimeout as delay } from 'node:timers/promises'
import type { Finding } from '../../../../model.ts'
import type { Experiment, Lab, LabFigures } from '../../scenario.ts'
import { openExport } from './fetch-export.ts'

const clients = 4
/** What a slow client takes, and then pauses. */
const pieceBytes = 16_384
const pauseMs = 50

/** What the clients of one server had of it. */
interface SlowExports {
  server: LabFigures
  /** By all clients, before they left. */
  readBytes: number
}

/** Clients that read slowly: does the server read ahead of them? */
export const backPressure: Experiment = {
  id: 'back-pressure',
  title: `${clients} clients that read slowly`,
  async measure(lab) {
    const idle = await measureSlow(lab, 'offloaded', 0)
    const streamed = await measureSlow(lab, 'offloaded', clients)
    const buffered = await measureSlow(lab, 'blocking', clients)
    return [toFinding({ idle, streamed, buffered })]
  },
}

async function measureSlow(lab: Lab, strategy: string, count: number): Promise<SlowExports> {
  const server = await lab.start(strategy)
  // The server ends whatever the clients do.
  const leaving = AbortSignal.any([lab.signal, AbortSignal.timeout(lab.isQuick ? 2_000 : 5_000)])
  const reading = Array.from({ length: count }, () => readSlowly(server.origin, leaving))
  const readBytes = await Promise.allSettled(reading).then(sumOfAll)
  return { server: await server.stop(), readBytes }
}

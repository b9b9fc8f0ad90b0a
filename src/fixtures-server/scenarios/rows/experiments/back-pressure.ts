import { setTimeout as delay } from 'node:timers/promises'
import type { Finding } from '../../../../model.ts'
import type { Experiment, Lab } from '../../scenario.ts'
import { openExport } from './fetch-export.ts'

const clients = 4
/** After each piece that came: about a megabyte a second for each client. */
const pauseMs = 50

/** A server whose clients read slowly. */
interface SlowExports {
  peakBytes: number
  /** By all clients, before they left. */
  readBytes: number
  /** Of one answer; undefined where the server did not know it when it began to answer. */
  answerBytes: number | undefined
}

/** Clients that read slowly: does the server read on from the database while they do not take what it has? */
export const backPressure: Experiment = {
  id: 'back-pressure',
  title: `${clients} clients that read slowly`,
  async measure(lab) {
    const idle = await measureSlow(lab, 'offloaded', 0)
    const streamed = await measureSlow(lab, 'offloaded', clients)
    const buffered = await measureSlow(lab, 'blocking', clients)
    return [toFinding({ idleBytes: idle.peakBytes, streamed, buffered })]
  },
}

async function measureSlow(lab: Lab, strategy: string, count: number): Promise<SlowExports> {
  const server = await lab.start(strategy)
  const leave = AbortSignal.any([lab.signal, AbortSignal.timeout(count === 0 ? 100 : lab.isQuick ? 2_500 : 6_000)])
  const answers = await Promise.all(Array.from({ length: count }, () => readSlowly(server.origin, leave)))
  const { rssBytes: peakBytes } = await server.stop()
  const readBytes = answers.reduce((sum, answer) => sum + answer.readBytes, 0)
  return { peakBytes, readBytes, answerBytes: answers[0]?.answerBytes }
}

/** Reads until it is to leave.
 *  @throws what the server or the connection throws before that
 */
async function readSlowly(
  origin: string,
  leave: AbortSignal,
): Promise<{ readBytes: number; answerBytes: number | undefined }> {
  let readBytes = 0
  let answerBytes: number | undefined
  try {
    const response = await openExport(origin, 'postgresql', leave)
    const { 'content-length': length } = response.headers
    answerBytes = length === undefined ? undefined : Number(length)
    for await (const piece of response) {
      readBytes += piece.length
      await delay(pauseMs)
    }
  } catch (error) {
    if (!leave.aborted) throw error
  }
  return { readBytes, answerBytes }
}

/** @param measured.idleBytes the most that the server took without any client */
export function toFinding(measured: { idleBytes: number; streamed: SlowExports; buffered: SlowExports }): Finding {
  const { idleBytes, streamed, buffered } = measured
  const grownBytes = (side: SlowExports) => side.peakBytes - idleBytes
  const allBytes = (buffered.answerBytes ?? 0) * clients
  return {
    id: 'back-pressure',
    title: 'A slow client and the memory of the server',
    text:
      `${clients} clients ask for the export from PostgreSQL at once, pause for ${pauseMs} ms after each piece that comes, ` +
      'and leave long before the end. Streamed, the next batch is asked for when the last one was taken.',
    checks: [
      {
        text: 'Streamed, the server grows by less than a quarter of what its clients wait for',
        isMet: allBytes > 0 && streamed.readBytes > 0 && grownBytes(streamed) < allBytes / 4,
        measured: `${inMegabytes(grownBytes(streamed))} of ${inMegabytes(allBytes)}`,
      },
      {
        text: 'Buffered, it grows by more than all of it',
        isMet: allBytes > 0 && grownBytes(buffered) > allBytes,
        measured: `${inMegabytes(grownBytes(buffered))} of ${inMegabytes(allBytes)}`,
      },
    ],
    tables: [
      {
        caption: `${clients} slow clients`,
        columns: [
          { title: 'Way', unit: 'text' },
          { title: 'Peak memory', unit: 'bytes' },
          { title: 'Grown by', unit: 'bytes' },
          { title: 'Taken by the clients', unit: 'bytes' },
        ],
        rows: [
          ['no client', idleBytes, 0, 0],
          ['buffered', buffered.peakBytes, grownBytes(buffered), buffered.readBytes],
          ['streamed', streamed.peakBytes, grownBytes(streamed), streamed.readBytes],
        ],
      },
    ],
  }
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`
}

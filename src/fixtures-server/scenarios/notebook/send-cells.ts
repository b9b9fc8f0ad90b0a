import { setMaxListeners } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { CellId } from './cell.ts'

/** One cell of a batch: ms since the batch began. */
export interface SentCell {
  cell: CellId
  sentMs: number
  answeredMs: number
}

/** Sends requests for cells all at once, and waits for all answers. They arrive in the order given, once as many sockets
 *  are open: each is one write to one of them (fetch sends a body after its head, and bodies may overtake each other).
 *  @returns in the same order
 *  @throws Error when an answer is not 200; what node:http throws
 */
export async function sendCells(
  origin: string,
  { cells, signal }: { cells: readonly CellId[]; signal: AbortSignal },
): Promise<SentCell[]> {
  // Each request listens to it until it is answered: no leak, however many there are.
  setMaxListeners(0, signal)
  const startMs = performance.now()
  return Promise.all(
    cells.map(async (cell) => {
      const sentMs = performance.now() - startMs
      const answer = await post(`${origin}/notebook/cells/run`, { body: JSON.stringify({ cell }), signal })
      const said = await text(answer)
      if (answer.statusCode !== 200)
        throw new Error(`The cell "${cell}" was answered with ${answer.statusCode}: ${said}`)
      return { cell, sentMs, answeredMs: performance.now() - startMs }
    }),
  )
}

function post(url: string, { body, signal }: { body: string; signal: AbortSignal }): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    request(url, { method: 'POST', headers, signal }, resolve).on('error', reject).end(body)
  })
}

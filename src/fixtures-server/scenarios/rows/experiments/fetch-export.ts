import { createHash } from 'node:crypto'
import { get, type IncomingMessage } from 'node:http'
import type { RowsDatabase } from '../row-source.ts'

/** One export, as its client saw it. */
export interface FetchedExport {
  sizeBytes: number
  /** Of all bytes, in hex. */
  sha256: string
  /** From sending the request. */
  firstByteMs: number
  /** From sending the request to the last byte. */
  wallMs: number
}

/** Fetches all readings of one database, as fast as they come.
 *  @throws Error when the answer is not 200 or breaks off
 */
export async function fetchExport(origin: string, database: RowsDatabase, signal: AbortSignal): Promise<FetchedExport> {
  const startMs = performance.now()
  const hash = createHash('sha256')
  let sizeBytes = 0
  let firstByteMs: number | undefined
  for await (const piece of await openExport(origin, database, signal)) {
    firstByteMs ??= performance.now() - startMs
    sizeBytes += piece.length
    hash.update(piece)
  }
  const wallMs = performance.now() - startMs
  return { sizeBytes, sha256: hash.digest('hex'), firstByteMs: firstByteMs ?? wallMs, wallMs }
}

/** Asks for the readings and waits for the head of the answer; whoever reads it sets the pace.
 *  @throws Error when the answer is not 200
 */
export function openExport(origin: string, database: RowsDatabase, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = get(`${origin}/rows?database=${database}`, { agent: false, signal }, (response) => {
      if (response.statusCode === 200) return resolve(response)
      response.destroy()
      reject(new Error(`GET /rows?database=${database} was answered with ${response.statusCode}.`))
    })
    request.on('error', reject)
  })
}

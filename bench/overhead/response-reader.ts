/** Finds the ends of responses in what a keep-alive connection sends. Only what the benchmark's servers send is understood:
 *  a Content-Length, one response at a time. It costs far less than node:http's client, so that the server, not
 *  the client, is what a slice waits for. */
export interface ResponseReader {
  /** @returns true once the response is complete
   *  @throws Error for another status than 200, or a response without Content-Length */
  push(chunk: Buffer): boolean
}

export function createResponseReader(): ResponseReader {
  let head = ''
  /** Bytes still to come; undefined while the header is incomplete. */
  let missing: number | undefined

  return {
    push(chunk) {
      if (missing === undefined) {
        // latin1: one character is one byte.
        head += chunk.toString('latin1')
        const end = head.indexOf('\r\n\r\n')
        if (end < 0) return false
        missing = contentLength(head.slice(0, end)) - (head.length - end - 4)
      } else {
        missing -= chunk.length
      }
      if (missing > 0) return false
      head = ''
      missing = undefined
      return true
    },
  }
}

function contentLength(header: string): number {
  if (!header.startsWith('HTTP/1.1 200 ')) throw new Error(`the server answered: ${header.split('\r\n', 1)[0]}`)
  const [, length] = /\r\ncontent-length: *(\d+)/i.exec(header) ?? []
  if (length === undefined) throw new Error('the server answered without Content-Length')
  return Number(length)
}

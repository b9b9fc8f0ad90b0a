/** What Redis answers: text, a number, nothing, or a list of those. An error it tells is not thrown here. */
export type Reply = string | number | null | Error | Reply[]

/** Reads the first reply of what has come in.
 *  Source: Redis documentation, "Redis serialization protocol specification" (RESP2).
 *  @param text one character a byte ('latin1'): lengths are told in bytes
 *  @returns undefined while there is more to come; else with where the next reply begins
 *  @throws Error where it is no reply at all: it is another kind of server
 */
export function readReply(text: string, from = 0): { reply: Reply; next: number } | undefined {
  const lineEnd = text.indexOf('\r\n', from)
  if (lineEnd === -1) return undefined
  const kind = text[from]
  const line = text.slice(from + 1, lineEnd)
  const next = lineEnd + 2
  if (kind === '+') return { reply: fromBytes(line), next }
  if (kind === '-') return { reply: Object.assign(new Error(fromBytes(line)), { code: line.split(' ')[0] }), next }
  if (kind === ':') return { reply: Number(line), next }
  if (kind === '$') return readText(text, next, Number(line))
  if (kind === '*') return readList(text, next, Number(line))
  throw new Error('the server does not speak as Redis does')
}

function readText(text: string, from: number, length: number): { reply: Reply; next: number } | undefined {
  if (length === -1) return { reply: null, next: from }
  const end = from + length
  return text.length < end + 2 ? undefined : { reply: fromBytes(text.slice(from, end)), next: end + 2 }
}

function readList(text: string, from: number, length: number): { reply: Reply; next: number } | undefined {
  if (length === -1) return { reply: null, next: from }
  const list: Reply[] = []
  let next = from
  while (list.length < length) {
    const read = readReply(text, next)
    if (read === undefined) return undefined
    list.push(read.reply)
    next = read.next
  }
  return { reply: list, next }
}

function fromBytes(text: string): string {
  return Buffer.from(text, 'latin1').toString('utf8')
}

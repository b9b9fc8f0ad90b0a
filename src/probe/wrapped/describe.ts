import { fileURLToPath } from 'node:url'

/** How much a call handled, in words; undefined for what has no size that is cheap to tell. */
export function size(value: unknown): string | undefined {
  if (typeof value === 'string') return count(value.length, 'character')
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer || value instanceof SharedArrayBuffer) {
    return bytes(value.byteLength)
  }
  return undefined
}

/** The same for any value: the elements of a list or map, which is not how deep they are. */
export function extent(value: unknown): string | undefined {
  if (Array.isArray(value)) return count(value.length, 'element')
  if (value instanceof Map || value instanceof Set) return count(value.size, 'entry', 'entries')
  return size(value)
}

export function bytes(amount: number): string {
  if (amount < 1024) return count(amount, 'byte')
  if (amount < 1024 * 1024) return `${(amount / 1024).toFixed(1)} KiB`
  return `${(amount / 1024 / 1024).toFixed(1)} MiB`
}

/** `1 row`, `12,000 rows` */
export function count(amount: number, noun: string, plural = `${noun}s`): string {
  return `${String(amount).replace(/\B(?=(?:\d{3})+$)/g, ',')} ${amount === 1 ? noun : plural}`
}

/** A path as given, without the working directory in front; a file descriptor as its number. */
export function path(value: unknown): string | undefined {
  if (typeof value === 'number') return `file descriptor ${value}`
  const text = value instanceof URL ? fileURLToPath(value) : ArrayBuffer.isView(value) ? String(value) : value
  if (typeof text !== 'string') return undefined
  const folder = process.cwd()
  if (text === folder) return '.'
  return /^[/\\]/.test(text.slice(folder.length)) && text.startsWith(folder) ? text.slice(folder.length + 1) : text
}

/** The program that a shell command starts with. The rest may hold secrets, and so may variables that are set before it. */
export function program(command: unknown): string | undefined {
  if (typeof command !== 'string') return undefined
  const rest = command.replace(/^(?:\s*\w+=(?:"[^"$`\\]*"|'[^']*'|[^\s"'$`\\;&|()])*(?=\s))*\s*/, '')
  const name = /^(?:"([^"]+)"|'([^']+)'|([^\s"'`;&|<>()]+))/.exec(rest)
  const found = name?.[1] ?? name?.[2] ?? name?.[3]
  return found === undefined || found.includes('=') ? undefined : path(found)
}

export function joined(...parts: (string | undefined)[]): string | undefined {
  const known = parts.filter((part) => part !== undefined)
  return known.length > 0 ? known.join(', ') : undefined
}

/** How much a call handled, in words. */
export function size(value: unknown): string | undefined {
  if (typeof value === 'string') return `${value.length} characters`
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return bytes(value.byteLength)
  return undefined
}

export function bytes(count: number): string {
  if (count < 1024) return `${count} bytes`
  if (count < 1024 * 1024) return `${(count / 1024).toFixed(1)} KiB`
  return `${(count / 1024 / 1024).toFixed(1)} MiB`
}

/** A path as given, without the working directory in front. */
export function path(value: unknown): string | undefined {
  const text = value instanceof URL ? value.pathname : typeof value === 'string' ? value : undefined
  if (text === undefined) return undefined
  const folder = `${process.cwd()}/`
  return text.startsWith(folder) ? text.slice(folder.length) : text
}

/** The program's name; its arguments may hold secrets. */
export function program(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim().split(/\s/, 1)[0] : undefined
}

export function joined(...parts: (string | undefined)[]): string | undefined {
  const known = parts.filter((part) => part !== undefined)
  return known.length > 0 ? known.join(', ') : undefined
}

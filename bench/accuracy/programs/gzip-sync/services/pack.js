import zlib from 'node:zlib'

export const pack = (lines) => {
  const body = Buffer.from(lines.join('\n'))
  return zlib.gzipSync(body, { level: 6 }) // blocks
}

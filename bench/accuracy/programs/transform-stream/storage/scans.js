const chunk = Buffer.alloc(150_000, 'scan')

export async function* chunksOf(name) {
  yield Buffer.from(name.padEnd(150_000, '.'))
  yield chunk
}

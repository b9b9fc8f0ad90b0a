import { readValue } from './read-value.mjs'
import { port } from './upstream.mjs'

export async function ask(size) {
  const answer = await fetch(`http://127.0.0.1:${port}/${size}`)
  return readValue(await answer.text())
}

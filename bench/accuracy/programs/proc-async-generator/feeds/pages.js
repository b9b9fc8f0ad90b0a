import { setTimeout as pause } from 'node:timers/promises'

const page = JSON.stringify(Array.from({ length: 150_000 }, (_, id) => ({ id, title: `entry ${id}`, tags: ['a', 'b'] })))

export async function* pagesOf(feed) {
  yield `["${feed}"]`
  await pause(3)
  yield page
}

import type { Fix } from '../model.ts'

export const yieldInChunks: Fix = {
  id: 'yield-in-chunks',
  title: 'Yield between chunks',
  summary:
    'Do a slice of the work, give the loop a turn with setImmediate, and go on: the same work, but others get in between.',
  when: 'A loop over many small items must stay on the main thread because it works on state that lives there.',
  whenNot:
    'A single step is already long: it cannot be divided this way. The work is heavy in all: yielding spreads it but does not take it off the thread. process.nextTick and a resolved promise do not yield: the loop does not turn between them.',
  before: `function score(items) {
  return items.map((item) => rank(item)) // 50 000 items, 400 ms
}`,
  after: `import { setImmediate } from 'node:timers/promises'

async function score(items) {
  const scores = []
  let turnEnds = performance.now() + 10
  for (const item of items) {
    scores.push(rank(item))
    if (performance.now() > turnEnds) {
      await setImmediate()
      turnEnds = performance.now() + 10
    }
  }
  return scores
}`,
}

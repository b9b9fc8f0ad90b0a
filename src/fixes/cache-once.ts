import type { Fix } from '../model.ts'

export const cacheOnce: Fix = {
  id: 'cache-once',
  title: 'Compute it once',
  summary:
    'Keep the result for a while, share one computation among all who ask at the same time, and bound how much is kept.',
  when: 'Many requests ask for the same expensive answer, and one that is some seconds old is good enough.',
  whenNot:
    'The answer differs for each user or must be of this moment. The first computation still blocks: make that one asynchronous as well.',
  before: `// 300 ms, for every request.
app.get('/report', () => renderReport(loadFigures()))`,
  after: `const kept = new Map() // key → { value: Promise, untilMs }

function once(key, ttlMs, compute) {
  const found = kept.get(key)
  if (found && found.untilMs > Date.now()) return found.value
  const value = Promise.resolve().then(compute)
  kept.delete(key) // a Map keeps its keys in the order of insertion
  kept.set(key, { value, untilMs: Date.now() + ttlMs })
  value.catch(() => {
    // A failure is not kept.
    if (kept.get(key)?.value === value) kept.delete(key)
  })
  if (kept.size > 500) kept.delete(kept.keys().next().value)
  return value
}

app.get('/report', () => once('report', 5_000, renderReportInWorker))`,
}

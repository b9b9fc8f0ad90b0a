import { expect, test } from 'vitest'
import { emptyColumns, type RequestColumns } from '../../src/diagnose/request-columns.ts'
import { slowestRequest } from '../../src/diagnose/slowest-request.ts'

const routes = ['GET /tables', 'GET /health']
const window = { startMs: 0, endMs: 1000 }
const isCanary = (route: number) => route === 1

/** [route, sent, answered, status], earliest sent first. */
function columns(...requests: [number, number, number, number][]): RequestColumns {
  const rows = emptyColumns(requests.length, routes)
  for (const [row, [route, sentMs, answeredMs, status]] of requests.entries()) {
    rows.route[row] = route
    rows.sentMs[row] = sentMs
    rows.answeredMs[row] = answeredMs
    rows.status[row] = status
  }
  return rows
}

test('is the slowest of the load’s own, with what was sent until its answer', () => {
  const rows = columns(
    [0, 10, 60, 200],
    [1, 90, 800, 200],
    [0, 100, 400, 200],
    [1, 120, 122, 200],
    [1, 399, 405, 200],
    [1, 400, 401, 200],
  )
  expect(slowestRequest(rows, { window, isCanary })).toEqual({
    route: 'GET /tables',
    tookMs: 300,
    status: 200,
    meanwhile: [
      { route: 'GET /health', sentMs: 20, answeredMs: 22, status: 200 },
      { route: 'GET /health', sentMs: 299, answeredMs: 305, status: 200 },
    ],
    meanwhileCount: 2,
  })
})

test('keeps the eight that took longest, in the order of sending', () => {
  const others = Array.from({ length: 20 }, (_, index): [number, number, number, number] => [
    ...([1, 10 + index, 10 + index + ((index * 7) % 20), 200] as const),
  ])
  const example = slowestRequest(columns([0, 0, 500, 200], ...others), { window, isCanary })
  const waits = example?.meanwhile.map(({ sentMs, answeredMs }) => answeredMs - sentMs) ?? []
  expect(waits.toSorted((a, b) => a - b)).toEqual([12, 13, 14, 15, 16, 17, 18, 19])
  const sent = example?.meanwhile.map(({ sentMs }) => sentMs) ?? []
  expect(sent).toEqual(sent.toSorted((a, b) => a - b))
  expect(example?.meanwhileCount).toBe(20)
})

test('leaves out what was never answered, and what was sent outside of the window', () => {
  const never: [number, number, number, number] = [0, 50, Number.POSITIVE_INFINITY, 0]
  const late: [number, number, number, number] = [0, 1001, 1900, 200]
  expect(slowestRequest(columns(never, late), { window, isCanary })).toBeUndefined()
  expect(slowestRequest(columns(never, [0, 60, 70, 500], late), { window, isCanary })).toMatchObject({
    tookMs: 10,
    status: 500,
  })
})

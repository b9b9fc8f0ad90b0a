import type { LoadRecord, RequestRecord, SentRecord } from '../model.ts'

/** Requests by column, earliest sent first. */
export interface RequestColumns {
  length: number
  sentMs: Float64Array
  /** Infinity: never answered. */
  answeredMs: Float64Array
  status: Uint16Array
  /** Index into routes. */
  route: Uint32Array
  /** `GET /health`, in the server's pattern where it is known. */
  routes: readonly string[]
  /** The server's own ids; undefined where the client saw them. */
  ids?: Float64Array
}

/** No request is followed longer than this, ms: one that was never answered has not waited for ever. */
const longestRequestMs = 60_000

/** When a request no longer waits. */
export function goneMs({ sentMs, answeredMs }: RequestColumns, row: number): number {
  return Math.min(answeredMs[row] ?? 0, (sentMs[row] ?? 0) + longestRequestMs)
}

/** As the client saw them. The index of a route is that of the load's target. */
export function sentColumns(
  load: LoadRecord,
  sent: readonly SentRecord[],
  routeOf: (method: string, path: string) => string,
): RequestColumns {
  const columns = emptyColumns(
    sent.reduce((sum, batch) => sum + batch.sentMs.length, 0),
    [...load.targets.map((target) => routeOf(target.method, target.path)), 'unknown'],
  )
  let row = 0
  for (const batch of sent) {
    for (const [index, sentMs] of batch.sentMs.entries()) {
      const answeredMs = batch.answeredMs[index] ?? -1
      columns.sentMs[row] = sentMs
      columns.answeredMs[row] = answeredMs < 0 ? Number.POSITIVE_INFINITY : answeredMs
      columns.status[row] = batch.status[index] ?? 0
      columns.route[row] = Math.min(batch.target[index] ?? load.targets.length, load.targets.length)
      row++
    }
  }
  return inOrder(columns)
}

/** As the server saw them: from when it had read them on. */
export function servedColumns(
  requests: Iterable<RequestRecord> & { length: number },
  routeOf: (index: number) => string,
): RequestColumns {
  const names = new Map<string, number>()
  const columns = { ...emptyColumns(requests.length, []), ids: new Float64Array(requests.length) }
  let row = 0
  for (const { id, route, startMs, endMs, status } of requests) {
    const name = routeOf(route)
    const index = names.get(name) ?? names.size
    names.set(name, index)
    columns.sentMs[row] = startMs
    columns.answeredMs[row] = endMs ?? Number.POSITIVE_INFINITY
    columns.status[row] = status ?? 0
    columns.route[row] = index
    columns.ids[row] = id
    row++
  }
  return inOrder({ ...columns, routes: [...names.keys()] })
}

/** Rows to be filled in. */
export function emptyColumns(length: number, routes: readonly string[]): RequestColumns {
  return {
    length,
    sentMs: new Float64Array(length),
    answeredMs: new Float64Array(length),
    status: new Uint16Array(length),
    route: new Uint32Array(length),
    routes,
  }
}

function inOrder(columns: RequestColumns): RequestColumns {
  const { sentMs, ids } = columns
  if (sentMs.every((ms, row) => row === 0 || ms >= (sentMs[row - 1] ?? 0))) return columns
  // A plain array: its sort is quick with what is nearly in order.
  const rows = Array.from(sentMs.keys()).sort((a, b) => (sentMs[a] ?? 0) - (sentMs[b] ?? 0))
  return {
    ...columns,
    sentMs: columns.sentMs.map((_, row) => columns.sentMs[rows[row] ?? 0] ?? 0),
    answeredMs: columns.answeredMs.map((_, row) => columns.answeredMs[rows[row] ?? 0] ?? 0),
    status: columns.status.map((_, row) => columns.status[rows[row] ?? 0] ?? 0),
    route: columns.route.map((_, row) => columns.route[rows[row] ?? 0] ?? 0),
    ...(ids === undefined ? {} : { ids: ids.map((_, row) => ids[rows[row] ?? 0] ?? 0) }),
  }
}

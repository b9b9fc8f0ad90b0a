import { written } from './traceable-sources.ts'

/** What draws or orders things, and what sentences of the data repeat: it stays as it is. */
const kept =
  /^(?:parent|frame|node|stall|line|column|fromLine|atS|startMs|fromMs|toMs|sentMs|answeredMs|thresholdMs|heartbeatMs|resolutionMs|utilization|coverage)$/u

/** The same data with every figure its own: two that were alike are told apart wherever they are written, so that a figure on a
 *  page is that of one field. None and nothing stay none. */
export function withMarkedFigures<Data>(data: Data): Data {
  const taken = new Set<string>()
  const mark = (value: number, key: string): number => {
    if (kept.test(key) || value === 0 || !Number.isFinite(value)) return value
    const isCount = Number.isInteger(value) && !/(?:Ms|Bytes|bytes|PerSecond|[sS]hare|utilization)$/u.test(key)
    if (isCount && value < 10) return value
    for (let step = 1; ; step++) {
      const marked = isCount ? value + step : value * (1 + step / 233)
      const [text = ''] = written([key, marked])
      if (taken.has(text)) continue
      taken.add(text)
      return marked
    }
  }
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'number') return mark(value, key)
    if (Array.isArray(value)) return value.map((item) => walk(item, key))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, name)]))
  }
  return walk(data, '') as Data
}

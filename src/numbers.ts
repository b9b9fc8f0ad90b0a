/** Figures as a reader sees them. What was not measured is "–", never 0. */

export const notMeasured = '–'

type Figure = number | null | undefined

/** `0.42 ms`, `3.1 ms`, `412 ms`, `9.21 s`, `2 min 5 s`, `10 h 12 min`; a round figure, such as a setting, as it was given: `5 ms`, `10 s`
 *  @param ms undefined, null (how JSON writes NaN) and NaN are "–" */
export function formatMs(ms: Figure): string {
  return finite(ms, (value) => {
    if (value < 0) return `-${formatMs(-value)}`
    if (value === 0) return '0 ms'
    if (value < 0.995) return `${significant(value, 2)} ms`
    if (Number.isInteger(value) && value < 10) return `${value} ms`
    if (value < 9.95) return `${value.toFixed(1)} ms`
    if (value < 999.5) return `${Math.round(value)} ms`
    if (value % 1000 === 0 && value < 60_000) return `${value / 1000} s`
    if (value < 9_995) return `${(value / 1000).toFixed(2)} s`
    if (value < 59_950) return `${(value / 1000).toFixed(1)} s`
    const seconds = Math.round(value / 1000)
    if (seconds < 3600) return twoUnits(seconds, { in: 60, names: ['min', 's'] })
    return twoUnits(Math.round(seconds / 60), { in: 60, names: ['h', 'min'] })
  })
}

/** How long the longest stall of some time was: `412 ms`, or `none` where nothing stalled. */
export function formatLongest(ms: Figure): string {
  return ms === 0 ? 'none' : formatMs(ms)
}

/** @param share 0–1
 *  @returns `31 %`, `3.1 %`, `< 0.1 %` */
export function formatShare(share: Figure): string {
  return finite(share, (value) => {
    if (value === 0) return '0 %'
    if (Math.abs(value) < 0.001) return '< 0.1 %'
    return Math.abs(value) < 0.0995 ? `${(value * 100).toFixed(1)} %` : `${Math.round(value * 100)} %`
  })
}

/** After divided by before: `× 0.0073`, `× 1.2`, `× 140` */
export function formatRatio(ratio: Figure): string {
  if (ratio === Number.POSITIVE_INFINITY) return '× ∞'
  return finite(ratio, (value) => `× ${significant(value, 2)}`)
}

/** The same in words, once it is worth saying: `137 times less`; '' between 0.5 and 2 and where nothing was measured. */
export function formatTimes(ratio: Figure): string {
  if (ratio === 0) return 'none left'
  if (typeof ratio !== 'number' || !Number.isFinite(ratio) || ratio < 0) return ''
  if (ratio <= 0.5) return `${timesText(1 / ratio)} times less`
  return ratio >= 2 ? `${timesText(ratio)} times more` : ''
}

/** `× 0.006 to 0.009`; one run each has none */
export function formatInterval(interval: { low: Figure; high: Figure; coverage?: number } | undefined): string {
  if (!interval || formatCoverage(interval.coverage) === '') return notMeasured
  const low = finite(interval.low, (value) => significant(value, 2))
  const high =
    interval.high === Number.POSITIVE_INFINITY ? '∞' : finite(interval.high, (value) => significant(value, 2))
  return low === notMeasured && high === notMeasured ? notMeasured : `× ${low} to ${high}`
}

/** How sure an interval is, as a whole percentage that is not rounded up: `95 %`, of so few runs that there is none ''.
 *  @param coverage 0–1; undefined: 0.95, as in comparisons of older versions */
export function formatCoverage(coverage: number | undefined): string {
  const percent = Math.floor((coverage ?? 0.95) * 100)
  return percent > 0 ? `${percent} %` : ''
}

/** `512 B`, `12 KiB`, `98 MiB`, `1.2 GiB` */
export function formatBytes(bytes: Figure): string {
  return finite(bytes, (value) => {
    const steps = ['B', 'KiB', 'MiB', 'GiB', 'TiB']
    const step = value < 1024 ? 0 : Math.min(steps.length - 1, Math.floor(Math.log2(value) / 10))
    const scaled = value / 1024 ** step
    return `${step > 0 && scaled < 9.95 ? scaled.toFixed(1) : Math.round(scaled)} ${steps[step]}`
  })
}

/** `12,345` */
export function formatCount(count: Figure): string {
  return finite(count, (value) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ','))
}

/** `1 stall`, `2 stalls`, `12,000 stalls` */
export function countOf(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** `0.93`, `12.4`, `1,234`: a figure without a unit, to three significant digits */
export function formatNumber(value: Figure): string {
  return finite(value, (given) => (Math.abs(given) >= 1000 ? formatCount(given) : significant(given, 3)))
}

/** `218/s`, `3.4/s` */
export function formatRate(perSecond: Figure): string {
  return finite(perSecond, (value) =>
    value !== 0 && Math.abs(value) < 9.95 ? `${value.toFixed(1)}/s` : `${formatCount(value)}/s`,
  )
}

/** A rest of nothing is left out: `2 min 5 s`, `10 min`. */
function twoUnits(value: number, unit: { in: number; names: readonly [string, string] }): string {
  const rest = value % unit.in
  return `${Math.floor(value / unit.in)} ${unit.names[0]}${rest === 0 ? '' : ` ${rest} ${unit.names[1]}`}`
}

function timesText(times: number): string {
  return times >= 1000 ? formatCount(times) : significant(times, 2)
}

function finite(value: Figure, format: (value: number) => string): string {
  return typeof value === 'number' && Number.isFinite(value) ? format(value) : notMeasured
}

/** Up to `digits` significant ones, but a whole number keeps all of its own; never in exponent form. */
function significant(value: number, digits: number): string {
  const magnitude = Math.abs(value)
  if (magnitude < 1e-6 || magnitude >= 10 ** digits) return String(Math.round(value))
  return String(Number(value.toPrecision(digits)))
}

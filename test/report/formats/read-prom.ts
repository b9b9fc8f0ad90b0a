/** A value of a series. */
export interface PromSample {
  name: string
  labels: Record<string, string>
  value: number
}

/** Reads the text format 0.0.4, strictly: type before samples, all of a name together, no series twice.
 *  @throws Error for a line that is none of it */
export function readProm(text: string): PromSample[] {
  const samples: PromSample[] = []
  const typed: string[] = []
  for (const line of text.trimEnd().split('\n')) {
    const type = /^# TYPE (\w+) gauge$/.exec(line)?.[1]
    if (type !== undefined) {
      if (typed.includes(type)) throw new Error(`${type} comes twice`)
      typed.push(type)
    }
    if (/^# (?:HELP|TYPE) \w+ ./.test(line)) continue
    const [, name = '', given = '', value = ''] =
      /^([a-zA-Z_]\w*)(?:\{((?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\[\\"n])*",?)*)\})? (\+Inf|NaN|-?[\d.e+-]+)$/.exec(line) ?? []
    if (name === '' || name !== typed.at(-1)) throw new Error(`not a sample: ${line}`)
    const labels = [...given.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = '', text = '']) => [
      key,
      text.replaceAll(/\\(.)/g, (_all, sign) => (sign === 'n' ? '\n' : sign)),
    ])
    samples.push({ name, labels: Object.fromEntries(labels), value: value === '+Inf' ? Infinity : Number(value) })
  }
  const series = samples.map(({ name, labels }) => JSON.stringify([name, labels]))
  if (new Set(series).size !== series.length) throw new Error('a series comes twice')
  return samples
}

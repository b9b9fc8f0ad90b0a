import { fileAndLine, frameName, shortName } from '../frame-text.ts'
import type { LabelLine } from '../mermaid.ts'
import { layerOf } from './layer.ts'
import type { Layer } from './layers.ts'
import type { FlowModel, FlowStep } from './model.ts'
import { wrapped } from './wrapped.ts'

/** Functions of a layer that are named; the others are counted. */
const namesShown = 3

/** A stack that began in a request, or what else it belonged to. */
export function requestLines({ request, isPartial }: FlowModel): LabelLine[] {
  const { route, phase, origin } = request
  const partial = isPartial ? [{ text: 'its first functions are not on this stack' }] : []
  if (route) return [{ text: route, mark: 'strong' }, ...partial]
  if (phase === 'startup') return [{ text: 'Start of the program', mark: 'strong' }]
  if (phase === 'background') {
    const by = origin === undefined ? 'no request ran it' : `started by ${origin}`
    return [{ text: 'Background work', mark: 'strong' }, { text: by }]
  }
  return [{ text: 'A request', mark: 'strong' }, { text: 'its route is not known' }]
}

/** One layer in two or three lines: what is called, in which file, whether the other side differs. */
export function layerLines({ steps }: Layer): LabelLine[] {
  const named = steps.filter(({ frame }) => frame.function !== '')
  const [first, ...others] = named.length > 0 ? named : steps
  const further = others.slice(0, namesShown - 1).map(({ frame }) => shortName(frame.function))
  const more = others.length - further.length
  const last = steps.at(-1)
  const layer = layerOf(steps[0].frame)
  return [
    { text: first === undefined ? '' : frameName(first.frame), mark: 'strong' },
    ...(further.length > 0 ? [{ text: `→ ${further.join(' → ')}${more > 0 ? ` → ${more} more` : ''}` }] : []),
    { text: `${layer === undefined ? '' : `${layer} · `}${last === undefined ? '' : shortPlace(last)}` },
    ...recursionLine(steps),
    ...markLine(steps[0]),
  ]
}

/** Everything that is known of one step. */
export function stepLines(step: FlowStep): LabelLine[] {
  const { frame } = step
  const layer = layerOf(frame)
  return [
    ...(layer === undefined ? [] : [{ text: layer.toUpperCase() }]),
    { text: frameName(frame), mark: 'strong' },
    { text: fileAndLine(frame) || 'file not known' },
    ...(frame.signature === undefined ? [] : wrapped(frame.signature).map((text) => ({ text }))),
    ...(frame.code === undefined ? [] : wrapped(frame.code).map((text): LabelLine => ({ text, mark: 'faint' }))),
    ...recursionLine([step]),
    ...markLine(step),
  ]
}

function recursionLine(steps: readonly FlowStep[]): LabelLine[] {
  const depth = Math.max(...steps.map((step) => step.depth))
  return depth > 1 ? [{ text: `recursion, ${depth} deep` }] : []
}

function markLine({ mark }: FlowStep): LabelLine[] {
  return mark === undefined ? [] : [{ text: `◆ ${mark}` }]
}

/** `tables/service.ts:29`: enough to know it by; the detailed flow has the whole path. */
function shortPlace({ frame }: FlowStep): string {
  const file = frame.file.split('/').slice(-2).join('/')
  return fileAndLine({ ...frame, file }) || 'file not known'
}

import type { Blocker } from '../../model.ts'
import { formatCount, formatMs, formatShare } from '../../numbers.ts'
import { fileAndLine, frameName } from '../frame-text.ts'
import type { LabelLine } from '../mermaid.ts'
import { wrapped } from './wrapped.ts'

/** Which of the operations in one flow it is, from 1. */
export interface OperationPlace {
  number: number
  of: number
}

/** What a call said of itself stands in brackets when it is short. */
const longestAside = 40

const headings: Record<Blocker['confidence'], string> = {
  exact: 'ROOT CAUSE',
  likely: 'LIKELY CAUSE',
  unknown: 'CAUSE NOT KNOWN',
}

/** A blocking operation in a few lines: how long, what, through what. */
export function operationLines(blocker: Blocker, place: OperationPlace): LabelLine[] {
  const lines: LabelLine[] = [
    { text: `${headingOf(blocker, place)}: blocks the loop ${formatMs(blocker.maxMs)}`, mark: 'strong' },
    faint(blocker.location?.code ?? ''),
    { text: [lineOf(blocker), throughOf(blocker)].filter((text) => text !== '').join(', ') },
    ...wrapped(detailText(blocker), 2).map(faint),
    { text: stallsOf(blocker) },
  ]
  return lines.filter(({ text }) => text !== '')
}

/** All that was measured of it.
 *  @param kindName the kind in a noun phrase */
export function detailedOperationLines(blocker: Blocker, place: OperationPlace, kindName: string): LabelLine[] {
  const { location, kind, cpuMs, waitMs, gcMs, share, count, requests } = blocker
  const by = requests === undefined ? '' : ` by ${formatCount(requests)} ${requests === 1 ? 'request' : 'requests'}`
  const lines: LabelLine[] = [
    { text: `${headingOf(blocker, place)}: blocks the loop ${formatMs(blocker.maxMs)}`, mark: 'strong' },
    { text: whereOf(blocker) },
    ...wrapped(location?.code ?? '').map(faint),
    ...wrapped(callText(blocker, kindName)).map(plain),
    ...wrapped(detailText(blocker), 6).map(faint),
    { text: `${formatCount(count)} ${count === 1 ? 'stall' : 'stalls'}${by}, kind ${kind}` },
    { text: `median ${formatMs(blocker.p50Ms)}, longest ${formatMs(blocker.maxMs)}` },
    { text: `${formatMs(blocker.totalMs)} in all: ${formatShare(share)} of all blocked time` },
  ]
  if (cpuMs !== undefined && waitMs !== undefined) {
    const gc = gcMs > 0 ? `, gc ${formatMs(gcMs)}` : ''
    lines.push({ text: `computing ${formatMs(cpuMs)}, waiting ${formatMs(waitMs)}${gc}` })
  }
  return lines.filter(({ text }) => text !== '')
}

function headingOf({ confidence }: Blocker, { number, of }: OperationPlace): string {
  return of > 1 ? `${headings[confidence]} ${number} of ${of}` : headings[confidence]
}

function lineOf({ location, stack }: Blocker): string {
  if (location) return location.line > 0 ? `line ${location.line}` : ''
  return stack.length === 0 ? 'no stack was seen during it' : 'none of your code on the stack'
}

function whereOf(blocker: Blocker): string {
  const { location } = blocker
  return location ? `${fileAndLine(location) || 'file not known'}` : lineOf(blocker)
}

/** `synckit 0.12.3, Atomics.wait (at most 30000 ms)` */
function throughOf(blocker: Blocker): string {
  return [libraryOf(blocker), calleeText(blocker) || blocker.kind].filter((text) => text !== '').join(', ')
}

/** How the line keeps the loop, in words: no arrow shows what is inside a library. */
function callText(blocker: Blocker, kindName: string): string {
  const { library } = blocker
  const callee = calleeText(blocker)
  const name = libraryOf(blocker)
  const into = library && name !== '' ? `${name} (${frameName(library)})` : ''
  // Without a call to blame the library ran of itself: reading an answer, say, that was properly awaited.
  if (callee === '') return [kindName, into].filter((text) => text !== '').join(': ')
  return `synchronous call${into ? ` into ${into}` : ''}: ${callee}`
}

/** `synckit 0.12.3`; a driver that builds rows is named by what it was asked. */
function libraryOf({ library, kind }: Blocker): string {
  return library === undefined || kind === 'row-parse' ? '' : `${library.package} ${library.version}`.trim()
}

/** `JSON.parse (3.1 MB)` */
function calleeText(blocker: Blocker): string {
  const { callee, detail } = blocker
  if (callee === undefined) return ''
  return detail === undefined || !isAside(blocker) ? callee : `${callee} (${detail})`
}

/** What the call said of itself, where it is too long to stand beside its name. */
function detailText(blocker: Blocker): string {
  return isAside(blocker) ? '' : (blocker.detail ?? '')
}

function isAside({ callee, detail }: Blocker): boolean {
  return callee !== undefined && detail !== undefined && detail.length <= longestAside
}

function stallsOf({ count, p50Ms, totalMs }: Blocker): string {
  if (count === 1) return 'one stall'
  return `${formatCount(count)} stalls, median ${formatMs(p50Ms)}, ${formatMs(totalMs)} in all`
}

const faint = (text: string): LabelLine => ({ text, mark: 'faint' })
const plain = (text: string): LabelLine => ({ text })

import type { ExpectedBlock, Program } from '../accuracy/truth.ts'
import type { Answer, Finding } from './peer.ts'

/** How right a tool was about one true block. */
export interface BlockMark {
  /** `file:line` of the truth. */
  expected: string
  /** `file:line function` of the tool; undefined: it named nothing. */
  said: string | undefined
  isLine: boolean
  isFunction: boolean
  isFile: boolean
  /** undefined: no request is to blame, so there is none to name. */
  isRoute: boolean | undefined
  isKind: boolean
}

/** How right a tool was about one program. */
export interface ProgramMark {
  id: string
  /** The program does not block. */
  isNegative: boolean
  /** What the tool says; undefined: it does not judge, or failed. */
  isBlocked: boolean | undefined
  /** It names code as the culprit. */
  isAccusing: boolean
  blocks: BlockMark[]
  evidence: string
  /** Why there is no answer. */
  failure?: string
}

/** Compares an answer with the truth. Every tool may name as many places as there are blocks: its heaviest ones are taken. */
export function scoreAnswer(program: Pick<Program, 'id' | 'blocks'>, answer: Answer): ProgramMark {
  const left = answer.findings.slice(0, program.blocks.length)
  return {
    id: program.id,
    isNegative: program.blocks.length === 0,
    isBlocked: answer.isBlocked,
    isAccusing: answer.findings.length > 0,
    blocks: program.blocks.map((expected) => markBlock(expected, left)),
    evidence: answer.evidence,
  }
}

export function failedMark(program: Pick<Program, 'id' | 'blocks'>, failure: string): ProgramMark {
  const nothing = { isBlocked: undefined, findings: [], evidence: '' }
  return { ...scoreAnswer(program, nothing), failure }
}

/** Takes the finding that fits best out of those that are left. */
function markBlock(expected: ExpectedBlock, left: Finding[]): BlockMark {
  const lines = new Set(expected.places.map(({ file, line }) => `${file}:${line}`))
  const files = new Set(expected.places.map(({ file }) => file))
  const isAtLine = ({ file, line }: Finding) => lines.has(`${file}:${line}`)
  const found = left.find(isAtLine) ?? left.find(({ file }) => files.has(file)) ?? left[0]
  if (found !== undefined) left.splice(left.indexOf(found), 1)
  return {
    expected: [...lines].join(', '),
    said: found === undefined ? undefined : `${found.file}:${found.line ?? '?'} ${found.function ?? ''}`.trim(),
    isLine: found !== undefined && isAtLine(found),
    isFunction: found !== undefined && files.has(found.file) && isOneOf(found.function, expected.function),
    isFile: found !== undefined && files.has(found.file),
    isRoute: expected.route === null ? undefined : isSameRoute(found?.route, expected.route),
    isKind: found?.kind === expected.kind,
  }
}

function isOneOf(said: string | undefined, expected: string | readonly string[]): boolean {
  return [expected].flat().some((name) => isSameFunction(said, name))
}

/** Tools name methods with or without their class: `Store.read`, `read`. */
function isSameFunction(said: string | undefined, expected: string): boolean {
  const bare = (name: string) =>
    name
      .replace(/^(async |new )/, '')
      .split('.')
      .at(-1)
  return said !== undefined && bare(said) === bare(expected)
}

/** A path that the route's pattern matches will do for a tool that knows no patterns. */
function isSameRoute(said: string | undefined, expected: string): boolean {
  if (said === undefined) return false
  const [, pattern = ''] = / (.*)$/.exec(expected) ?? []
  const source = pattern
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')))
  return said === expected || new RegExp(`^${source.join('/')}$`).test(said)
}

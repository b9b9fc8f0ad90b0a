import type { Describe } from '../stall-capture.ts'
import { bytes, count, joined, path, program, size } from './describe.ts'

/** What a call of node:fs handled: the file, and how much of it.
 *  @param name `readFileSync` */
export function describeFs(name: string): Describe {
  const isWriting = /^(?:write|append)FileSync$/.test(name)
  const isMoving = /^(?:copyFile|cp|rename|link|symlink)Sync$/.test(name)
  const isCounting = /^(?:read|write)v?Sync$/.test(name)
  return (args, result) => {
    const [first, second] = args
    if (isMoving) return `${path(first)} to ${path(second)}`
    if (isCounting)
      return joined(standardStream(first) ?? path(first), typeof result === 'number' ? bytes(result) : undefined)
    if (Array.isArray(result)) return joined(path(first), count(result.length, 'entry', 'entries'))
    return joined(path(first), isWriting ? size(second) : name === 'readFileSync' ? size(result) : undefined)
  }
}

/** By its file descriptor. The kind sync-stdio knows it by this word. */
function standardStream(descriptor: unknown): string | undefined {
  if (descriptor === 1) return 'stdout'
  return descriptor === 2 ? 'stderr' : undefined
}

/** Which program was waited for, and how much it wrote. No arguments: they may hold secrets.
 *  @param name `execSync` */
export function describeChildProcess(name: string): Describe {
  return (args, result) => {
    const hasShell = name === 'execSync' || args.some((arg) => isRecord(arg) && Boolean(arg.shell))
    const output = size(isRecord(result) && 'stdout' in result ? result.stdout : result)
    const started = hasShell ? program(args[0]) : path(args[0])
    return joined(started, output === undefined ? undefined : `${output} of output`)
  }
}

/** How much went in and came out. */
export const describeZlib: Describe = ([given], result) => {
  const [from, to] = [size(given), size(result)]
  return from === undefined || to === undefined ? from : `${from} to ${to}`
}

/** Algorithm, rounds and lengths; never a key, a password or a salt.
 *  @param name `pbkdf2Sync` */
export function describeCrypto(name: string): Describe {
  const describe = cryptoCalls[name]
  return (args, result) => describe?.(args, result, undefined)
}

const cryptoCalls: Record<string, Describe> = {
  pbkdf2Sync: ([, , iterations, , digest]) => joined(amount(iterations, 'iteration'), text(digest)),
  scryptSync: ([, , , options]) => `cost ${field(options, 'N') ?? field(options, 'cost') ?? 16_384}`,
  hkdfSync: ([digest, , , , length]) => joined(text(digest), amount(length, 'byte')),
  argon2Sync: ([algorithm, options]) =>
    joined(
      text(algorithm),
      amount(field(options, 'memory'), 'block'),
      amount(field(options, 'passes'), 'pass', 'passes'),
    ),
  generateKeyPairSync: ([type, options]) =>
    joined(text(type), text(field(options, 'namedCurve')), amount(field(options, 'modulusLength'), 'bit')),
  generateKeySync: ([type, options]) => joined(text(type), amount(field(options, 'length'), 'bit')),
  generatePrimeSync: ([length]) => amount(length, 'bit'),
  randomFillSync: ([buffer]) => size(buffer),
  randomBytes: ([length]) => (typeof length === 'number' ? bytes(length) : undefined),
  sign: ([algorithm, data]) => joined(text(algorithm), size(data)),
  verify: ([algorithm, data]) => joined(text(algorithm), size(data)),
  hash: ([algorithm, data]) => joined(text(algorithm), size(data)),
}

/** For how long a thread waited: without end, or up to a limit. */
export const describeWait: Describe = ([, , , limitMs], result) => {
  const limit = typeof limitMs === 'number' && Number.isFinite(limitMs) ? `at most ${limitMs} ms` : 'without a limit'
  return joined(limit, result === 'timed-out' ? 'nobody woke it' : undefined)
}

function amount(value: unknown, noun: string, plural?: string): string | undefined {
  return typeof value === 'number' ? count(value, noun, plural) : undefined
}

/** Names of algorithms are short words; anything else is not shown. */
function text(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w./-]{1,40}$/.test(value) ? value : undefined
}

function field(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

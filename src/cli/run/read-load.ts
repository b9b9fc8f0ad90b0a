import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { loopcheckError, withCause } from '../../errors.ts'
import { requireLoopback } from '../../load/loopback.ts'
import { parseHar } from '../../load/parse-har.ts'
import { parseLoadFile } from '../../load/parse-load-file.ts'
import { parseHttpUrl, parseTargets } from '../../load/parse-targets.ts'
import { anyPort, type WatchLoad } from '../../watch/watch-options.ts'
import { canaryPerSecond, defaultConnections } from '../measuring.ts'

/** The options of `run` that describe the load; times in ms. */
export interface LoadOptions {
  url?: string[]
  load?: string
  har?: string
  canary?: string
  rate?: number
  connections?: number
  duration: number
  warmup: number
  timeout: number
  allowRemote?: boolean
}

/** Gathers the load from URLs and files, before anything is started.
 *  @returns undefined when none was asked for
 *  @throws LoopcheckError for every wrong URL or file */
export function readLoad(options: LoadOptions, cwd: string): WatchLoad | undefined {
  const { allowRemote = false, url: urls = [] } = options
  const targets = parseTargets(urls.map(toUrl), { allowRemote })
  const baseUrl = targets[0] === undefined ? anyPort : new URL(targets[0].url).origin
  let { rate, connections } = options
  if (options.load !== undefined) {
    const text = readText('load file', resolve(cwd, options.load))
    const file = parseLoadFile({ text, file: options.load, baseUrl, allowRemote })
    targets.push(...file.targets)
    rate ??= file.ratePerSecond
    connections ??= file.connections
  }
  if (options.har !== undefined) {
    const text = readText('HAR file', resolve(cwd, options.har))
    targets.push(...parseHar({ text, file: options.har, baseUrl }).targets)
  }
  const canary = options.canary === undefined ? undefined : readCanary(options.canary, allowRemote)
  if (targets.length === 0 && canary === undefined) return undefined
  return {
    targets,
    connections: connections ?? defaultConnections,
    durationMs: options.duration,
    warmupMs: options.warmup,
    timeoutMs: options.timeout,
    allowRemote,
    ...(rate === undefined ? {} : { ratePerSecond: rate }),
    ...(canary === undefined ? {} : { canary }),
  }
}

function readCanary(given: string, allowRemote: boolean): WatchLoad['canary'] {
  const { href } = parseHttpUrl('--canary', toUrl(given))
  if (!allowRemote) requireLoopback(href)
  return { url: href, ratePerSecond: canaryPerSecond }
}

function toUrl(given: string): string {
  const [, weight = '', path] = /^(\d+@)?(\/.*)$/.exec(given) ?? []
  return path === undefined ? given : `${weight}${anyPort}${path}`
}

function readText(what: string, file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw withCause(loopcheckError('file-not-found', what, file), error)
  }
}

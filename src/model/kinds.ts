/** Kinds of block and their remedies. */

export type KindId =
  | 'sync-fs'
  | 'sync-child-process'
  | 'sync-crypto'
  | 'sync-zlib'
  | 'sync-db'
  | 'sync-wait'
  | 'sync-stdio'
  | 'json'
  | 'clone'
  | 'regexp'
  | 'row-parse'
  | 'js-cpu'
  | 'many-small'
  | 'microtasks'
  | 'gc'
  | 'module-load'
  | 'native'
  | 'unknown'

export type FixId =
  | 'async-api'
  | 'async-driver'
  | 'async-logger'
  | 'worker-pool'
  | 'smaller-pieces'
  | 'transfer-buffers'
  | 'stream-rows'
  | 'yield-in-chunks'
  | 'parallel-queries'
  | 'cache-once'
  | 'limit-concurrency'
  | 'safe-regexp'
  | 'stream-json'
  | 'load-at-start'
  | 'fewer-allocations'
  | 'push-to-engine'
  | 'job-queue'

/** A remedy for one or more kinds. */
export interface Fix {
  id: FixId
  title: string
  /** One sentence: what to do. */
  summary: string
  when: string
  whenNot: string
  /** Code before and after, as one would write it. */
  before: string
  after: string
}

/** A kind of block in words. */
export interface KindWords {
  /** What it is, in a noun phrase: `synchronous file access`. */
  name: string
  /** Why it keeps the event loop from turning: a sentence or two. */
  why: string
  /** What happens. */
  what: string
  /** Why it hurts those who wait. */
  harm: string
  /** How to recognise it, in a report and elsewhere. */
  signs: readonly string[]
  /** How to get rid of it. */
  remedy: string
  /** When to leave it as it is. */
  fine: string
  /** All remedies, the usual one first; a blocker has those of them that fit its call. */
  fixes: readonly FixId[]
}

import { BroadcastChannel } from 'node:worker_threads'
import type { ProcessRecord } from '../model.ts'
import type { Journal } from './journal.ts'
import type { ProbeMessage } from './messages.ts'
import { openThreadClock } from './thread-clock.ts'
import { type ThreadHello, threadChannel, whoAreYou } from './thread-hello.ts'
import { createThreadLog, type ThreadLog } from './thread-log.ts'

/** Follows the worker threads that the program starts. A stall of theirs holds up nobody's requests: they are only counted. */
export interface ThreadWatch {
  started(message: ProbeMessage & { type: 'thread-start' }): void
  /** To be called at every poll. */
  poll(nowMs: number): void
  writeSecond(nowMs: number): void
  /** The process ends, and its threads with it. */
  finish(nowMs: number): void
}

/** A thread that has been started, until it has said which file it runs. */
interface Starting {
  message: ProbeMessage & { type: 'thread-start' }
  channel: BroadcastChannel
  log?: ThreadLog
}

/** A program may start a thread for every request. */
const maxThreads = 500
/** A thread that has not spoken by then was started without the probe. */
const helloPatienceMs = 2000

/** @param process the record of the process that owns the threads */
export function createThreadWatch(options: {
  process: ProcessRecord
  thresholdMs: number
  clock: () => number
  journal: Journal
}): ThreadWatch {
  const { process, thresholdMs, journal } = options
  const starting = new Set<Starting>()
  const logs = new Set<ThreadLog>()
  let seen = 0
  let unseen = 0

  function hear(start: Starting, hello: ThreadHello): void {
    start.log ??= begin(start.message, hello)
    if (hello.entry === undefined) start.channel.postMessage(whoAreYou)
    else {
      // A data: URL is the whole program.
      start.log.setEntry(hello.entry.startsWith('data:') ? 'data: URL' : hello.entry)
      forget(start)
    }
  }

  function forget(start: Starting): void {
    starting.delete(start)
    start.channel.close()
  }

  function begin(message: Starting['message'], hello: ThreadHello): ThreadLog {
    const { process: name } = describe(message, hello)
    const { heartbeat, heartbeatMs, ending, systemThread } = hello
    const log = createThreadLog({
      ...{ name, thresholdMs, heartbeatMs, heartbeat, ending, journal },
      cpuClock: systemThread === undefined ? undefined : openThreadClock(systemThread),
      nowMs: options.clock(),
    })
    logs.add(log)
    return log
  }

  function describe(message: Starting['message'], hello: ThreadHello | undefined): ProcessRecord {
    const description = describeThread(process, message, hello)
    const { frames } = message
    journal.write(description)
    if (frames.length > 0) journal.write({ type: 'stack', process: description.process, id: startStack, frames })
    return description
  }

  function giveUp(start: Starting): void {
    if (start.log === undefined) describe(start.message, undefined)
    forget(start)
  }

  return {
    started(message) {
      if (seen >= maxThreads) {
        unseen++
        return
      }
      seen++
      const channel = new BroadcastChannel(threadChannel(message.threadId))
      const start: Starting = { message, channel }
      starting.add(start)
      channel.onmessage = ({ data }) => hear(start, data as ThreadHello)
      channel.postMessage(whoAreYou)
    },
    poll(nowMs) {
      for (const log of logs) if (!log.poll(nowMs)) logs.delete(log)
      for (const start of starting)
        if (start.log === undefined && nowMs - start.message.atMs > helloPatienceMs) giveUp(start)
    },
    writeSecond(nowMs) {
      for (const log of logs) log.write(nowMs)
    },
    finish(nowMs) {
      for (const start of [...starting]) giveUp(start)
      for (const log of logs) log.finish(nowMs)
      const why = `only the first ${maxThreads} worker threads of a process are watched`
      if (unseen > 0) journal.write({ type: 'dropped', process: process.process, what: 'threads', count: unseen, why })
    },
  }
}

/** The only stack of a thread: of the code that started it. */
const startStack = 1

function describeThread(
  process: ProcessRecord,
  { atMs, threadId, threadName, frames }: Starting['message'],
  hello: ThreadHello | undefined,
): ProcessRecord {
  const { heapLimitBytes: _, ...shared } = process
  return {
    ...shared,
    process: `${process.process}/${threadId}`,
    role: 'worker-thread',
    number: threadId,
    parent: process.process,
    ...(threadName === undefined ? {} : { threadName }),
    ...(frames.length > 0 ? { startedBy: startStack } : {}),
    isWatched: hello !== undefined,
    atMs,
    argv: [],
    execArgv: hello?.execArgv ?? [],
    wallClockMs: process.wallClockMs + atMs - process.atMs,
  }
}

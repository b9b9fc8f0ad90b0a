/** Loaded by preload.cjs into every worker thread of the watched program. Nothing of the probe but a native heartbeat runs there:
 *  the watchdog of the process counts the beats, and a thread that lives for some milliseconds loses none of them.
 *
 *  CommonJS without imports of ours: half a millisecond in every thread; the same as ES modules takes five. */
const { readFileSync, readlinkSync }: typeof import('node:fs') = require('node:fs')
const { monitorEventLoopDelay }: typeof import('node:perf_hooks') = require('node:perf_hooks')
const { BroadcastChannel, threadId }: typeof import('node:worker_threads') = require('node:worker_threads')

type ThreadHello = import('./thread-hello.ts', { with: { 'resolution-mode': 'import' }}).ThreadHello

/** Half as often as the main thread's: a pool has many threads. */
const heartbeatMs = 10

try {
  sayHello()
} catch {
  // The probe never throws into its host: this thread's life is known from outside only.
}

function sayHello(): void {
  const heartbeat = monitorEventLoopDelay({ resolution: heartbeatMs })
  heartbeat.enable()
  // One that is only in the watchdog's hands is collected, and beats stop.
  Object.defineProperty(globalThis, Symbol.for('loopcheck.heartbeat'), {
    value: heartbeat,
    enumerable: false,
    configurable: true,
  })
  const ending = new Float64Array(new SharedArrayBuffer(32))
  process.on('exit', (code) => {
    // Once it is gone nobody else can read its clock.
    ending.set([code, ...ownTimes()], 1)
    ending[0] = 1
  })
  const systemThread = ownSystemThread()
  // As threadChannel of thread-hello.ts names it.
  const channel = new BroadcastChannel(`loopcheck.thread.${threadId}`)
  const hello = (): ThreadHello => {
    const entry = process.argv[1]
    return {
      ...{ heartbeat, heartbeatMs, ending, execArgv: process.execArgv },
      ...(entry === undefined ? {} : { entry }),
      ...(systemThread === undefined ? {} : { systemThread }),
    }
  }
  channel.onmessage = () => {
    channel.postMessage(hello())
    channel.close()
  }
  // After the listener: setting one refs the channel, and the thread would never end.
  channel.unref()
  channel.postMessage(hello())
}

/** @returns [CPU time, time in the run queue] in ms; [] where the system does not tell */
function ownTimes(): number[] {
  if (process.platform !== 'linux') return []
  try {
    const [cpuNs, runQueueNs] = readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ').map(Number)
    return cpuNs === undefined || runQueueNs === undefined ? [] : [cpuNs / 1e6, runQueueNs / 1e6]
  } catch {
    // No /proc, the permission model forbids it, or the program has replaced these functions.
    return []
  }
}

/** `/proc/thread-self` leads to `<pid>/task/<thread>`. */
function ownSystemThread(): number | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    return Number(readlinkSync('/proc/thread-self').split('/').at(-1))
  } catch {
    // No /proc, or the permission model forbids it.
    return undefined
  }
}

/** Loaded by preload.cjs into every worker thread of the watched program. Nothing of the probe but a native heartbeat runs there:
 *  the watchdog of the process counts the beats, and a thread that lives for some milliseconds loses none of them. */
import { readlinkSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { BroadcastChannel, threadId } from 'node:worker_threads'
import { settingsVariable } from './settings.ts'
import { endingSlot, type ThreadHello, threadChannel, threadHeartbeatMs } from './thread-hello.ts'

try {
  if (process.env[settingsVariable] !== undefined) sayHello()
} catch {
  // The probe never throws into its host: this thread's life is known from outside only.
}

function sayHello(): void {
  const heartbeat = monitorEventLoopDelay({ resolution: threadHeartbeatMs })
  heartbeat.enable()
  // One that is only in the watchdog's hands is collected, and beats stop.
  Object.defineProperty(globalThis, Symbol.for('loopcheck.heartbeat'), {
    value: heartbeat,
    enumerable: false,
    configurable: true,
  })
  const ending = new Int32Array(new SharedArrayBuffer(8))
  process.on('exit', (code) => {
    Atomics.store(ending, endingSlot.code, code)
    Atomics.store(ending, endingSlot.isEnded, 1)
  })
  const systemThread = ownSystemThread()
  const channel = new BroadcastChannel(threadChannel(threadId))
  const hello = (): ThreadHello => {
    const entry = process.argv[1]
    return {
      ...{ heartbeat, ending, execArgv: process.execArgv },
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

import { describe, expect, it } from 'vitest'
import { originOf } from '../../src/diagnose/origin.ts'
import type { Frame, TimerRef } from '../../src/model.ts'
import { captureOf, frame } from './built-stall.ts'

const spin = frame('spin math.js:5')
const refresh = frame('refresh jobs/refresh.js:30')

function origin(frames: Frame[], timer?: TimerRef, culprit: Frame = spin) {
  const captures = timer === undefined ? [] : [captureOf({}), captureOf({ timer })]
  const places = new Map([
    [1, [frame('start jobs/refresh.js:12'), frame('main server.js:3')]],
    [2, [frame('schedule node_modules/cron/index.js:8'), frame('Module._compile node:internal/modules/cjs/loader:1')]],
  ])
  return originOf({ frames, captures, culprit }, (stack) => places.get(stack) ?? [])
}

describe('what started background work', () => {
  const ofTimer = [spin, refresh, frame('listOnTimeout node:internal/timers:581')]

  it.each([
    [
      'an interval, with the line that set it',
      { ms: 5000, isRepeated: true, stack: 1 },
      'setInterval at jobs/refresh.js:12 (every 5000 ms)',
    ],
    [
      'an interval of a library',
      { ms: 5000, isRepeated: true, stack: 2 },
      'setInterval at node_modules/cron/index.js:8 (every 5000 ms)',
    ],
    ['an interval of which only the length is known', { ms: 5000, isRepeated: true }, 'setInterval (every 5000 ms)'],
    ['a timeout', { ms: 100, isRepeated: false }, 'setTimeout (after 100 ms)'],
  ])('is %s', (_what, timer, words) => {
    expect(origin(ofTimer, timer)).toBe(`${words}, in refresh (jobs/refresh.js:30)`)
  })

  it.each([
    ['processImmediate node:internal/timers:491', 'an immediate'],
    ['process.processImmediate node:internal/timers:491', 'an immediate'],
    ['listOnTimeout node:internal/timers:581', 'a timer'],
    ['TCP.onStreamRead node:internal/stream_base_commons:191', 'data from a socket'],
    ['HTTPParser.parserOnHeadersComplete node:_http_common:118', 'an HTTP message'],
    ['Server.onconnection node:net:1', 'a socket'],
    ['MessagePort.exports.emitMessage node:internal/per_context/messageport:23', 'a message'],
    ['ChildProcess._handle.onexit node:internal/child_process:294', 'a child process'],
    ['FSReqCallback.readFileAfterClose node:internal/fs/read/context:68', 'a file operation'],
    ['GetAddrInfoReqWrap.onlookup node:dns:110', 'a look-up of a host'],
    ['PBKDF2Job.job.ondone node:internal/crypto/pbkdf2:70', 'a finished job of the thread pool'],
    ['process.processTicksAndRejections node:internal/process/task_queues:95', 'a promise or nextTick callback'],
  ])('is known by its outermost frame: %s', (outermost, words) => {
    expect(origin([spin, frame(outermost)])).toBe(words)
  })

  it('names the class of an emitter, but no plain one', () => {
    const immediate = frame('processImmediate node:internal/timers:491')
    expect(origin([spin, frame('Jobs.emit node:events:524'), immediate])).toBe('an immediate, an event of Jobs')
    expect(origin([spin, frame('EventEmitter.emit node:events:524'), immediate])).toBe('an immediate')
    expect(origin([spin, frame('process.emit node:events:524')])).toBe('an event of process')
  })

  it('is a promise where V8 ran it with nothing below, also one that was awaited', () => {
    expect(origin([spin])).toBe('a promise callback')
    expect(origin([spin, { ...refresh, isAsync: true }])).toBe('a promise callback, in refresh (jobs/refresh.js:30)')
  })

  it('is not told without a stack, or by frames of Node.js that say nothing', () => {
    expect(origin([])).toBeUndefined()
    expect(origin([spin, frame('run node:internal/main/run_main_module:1')])).toBeUndefined()
  })
})

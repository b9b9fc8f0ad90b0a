// Ends in the way that it is told, a moment after it has begun to be watched.
import { untilWatched } from './until-watched.cjs'

await untilWatched()
// Not in the source as one word: lines of code are shown.
const message = ['se', 'cret'].join('')
const ways = {
  'exit code': () => process.exit(7),
  uncaught: () => {
    throw new RangeError(message) // uncaught
  },
  rejection: () => {
    void Promise.reject(new TypeError(message)) // rejection
  },
  code: () => {
    throw Object.assign(new Error(message), { code: 'ESECRET' })
  },
  abort: () => process.abort(),
  'SIGTERM handler': () => {
    process.on('SIGTERM', () => process.exit(3))
    process.kill(process.pid, 'SIGTERM')
  },
  SIGTERM: () => process.kill(process.pid, 'SIGTERM'),
  SIGKILL: () => process.kill(process.pid, 'SIGKILL'),
  handled: () => {
    process.on('uncaughtException', () => setTimeout(() => process.exit(0), 50))
    throw new Error(message)
  },
}
// Keeps it alive until a signal has come.
setTimeout(() => {}, 5000)
setTimeout(ways[process.argv[2]], 10)

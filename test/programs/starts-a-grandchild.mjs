// Starts a process that starts a process; none of them cares about SIGTERM if `stubborn`.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const depth = Number(process.argv[2] ?? 0)
const manner = process.argv[3] ?? 'polite'
if (manner === 'stubborn') process.on('SIGTERM', () => {})
if (depth < 2) {
  spawn(process.execPath, [fileURLToPath(import.meta.url), String(depth + 1), manner], { stdio: 'inherit' })
}
console.log(`pid ${process.pid}`)
setInterval(() => {}, 1000)

// Works for a good second, blocking for 120 ms in between, and ends with the exit code that it is given.
import { setTimeout as delay } from 'node:timers/promises'

function spinForAWhile() {
  const endMs = performance.now() + 120
  while (performance.now() < endMs);
}

console.log('words of the program')
await delay(600)
spinForAWhile()
await delay(600)
process.exitCode = Number(process.argv[2] ?? 0)

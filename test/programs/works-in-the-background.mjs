// What no request asked for: each function is run by something else, and blocks in a way that has words of its own.
import { execSync } from 'node:child_process'
import { pbkdf2Sync } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { untilWatched } from './until-watched.cjs'

const words = /^(\w+\s?)*$/
const people = Array.from({ length: 150_000 }, (_, id) => ({ id, name: `name ${id}`, secret: 'secret' }))
const folder = mkdtempSync(join(tmpdir(), 'loopcheck-program-'))
process.chdir(folder)
writeFileSync('big.bin', Buffer.alloc(300_000_000))

const matchesName = () => words.test(`${'a'.repeat(22)}!`) // regexp
const runsTool = () => execSync('TOKEN=secret sleep 0.1; echo secret') // exec
const hashes = () => pbkdf2Sync('secret', 'salt', 200_000, 64, 'sha512') // pbkdf2
const writes = () => JSON.stringify([people, people, people], null, 2) // json
const copies = () => structuredClone(people) // clone
const reads = () => readFileSync(join(folder, 'big.bin')) // read

class Jobs extends EventEmitter {}

async function main() {
  // From here on it is no longer at its start.
  const server = createServer((socket) => socket.end('go')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  await untilWatched()
  const interval = setInterval(matchesName, 250) // interval
  await delay(400)
  clearInterval(interval)
  await delay(50)
  setTimeout(runsTool, 20)
  await delay(250)
  const jobs = new Jobs().on('job', hashes)
  setImmediate(() => jobs.emit('job'))
  await delay(400)
  connect(server.address().port, '127.0.0.1').on('data', writes)
  await delay(400)
  server.close()
  Promise.resolve().then(copies)
  await delay(400)
  reads()
  await delay(50)
  rmSync(folder, { recursive: true })
}

main()

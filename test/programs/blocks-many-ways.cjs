const { execSync, spawn } = require('node:child_process')
const { pbkdf2Sync } = require('node:crypto')
const { mkdtempSync, readFileSync, rmSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')
const { setTimeout: delay } = require('node:timers/promises')
const { untilWatched } = require('./until-watched.cjs')

const folder = mkdtempSync(join(tmpdir(), 'loopcheck-program-'))
const pipe = join(folder, 'pipe')
const longJson = `[${'{"name":"a","values":[1,2,3]},'.repeat(200_000)}{}]`

async function loop() {
  await delay(1)
  const end = performance.now() + 400
  let turns = 0
  while (performance.now() < end) turns++ // loop
  return turns
}

async function exec() {
  await delay(1)
  return execSync('sleep 0.25') // exec
}

async function json() {
  await delay(1)
  return JSON.parse(longJson) // json
}

async function pbkdf2() {
  await delay(1)
  return pbkdf2Sync('secret', 'salt', 150_000, 64, 'sha512') // pbkdf2
}

async function regexp() {
  await delay(1)
  return /^(\w+\s?)*$/.test(`${'a'.repeat(21)}!`) // regexp
}

async function slowPipe() {
  spawn('sh', ['-c', `sleep 0.25; echo done > '${pipe}'`], { stdio: 'ignore' })
  await delay(1)
  return readFileSync(pipe, 'utf8') // pipe
}

async function main() {
  execSync(`mkfifo '${pipe}'`)
  await untilWatched()
  for (const way of [loop, exec, json, pbkdf2, regexp, slowPipe]) {
    await delay(60)
    await way()
  }
  await delay(60)
  rmSync(folder, { recursive: true })
}

main()

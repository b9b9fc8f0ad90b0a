// Starts a guardian, a stubborn child in a group of its own, and a folder; tells of them; then does as it was told.
import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startGuardian } from '../../../dist/guardian/guardian.js'

const how = process.argv[2]
const stubborn = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up')"
const guardian = startGuardian()
const child = spawn(process.execPath, ['-e', stubborn], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] })
const folder = mkdtempSync(join(tmpdir(), 'loopcheck-guardian-test-'))
writeFileSync(join(folder, 'file'), 'content')
guardian.process(child.pid, { group: true })
guardian.folder(folder)
child.unref()
child.stdout.once('data', async () => {
  child.stdout.unref()
  if (how === 'released') {
    guardian.release(child.pid)
    guardian.release(folder)
  }
  if (how === 'stopped') await guardian.stop()
  console.log(JSON.stringify({ pid: child.pid, folder }))
  if (how === 'crash') throw new Error('as asked')
  if (how === 'wait') setInterval(() => {}, 1000)
})

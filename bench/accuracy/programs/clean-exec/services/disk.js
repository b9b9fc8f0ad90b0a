import { exec } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(exec)

export async function freeSpace() {
  const { stdout } = await run('sleep 0.09; uname -s')
  return stdout.trim()
}

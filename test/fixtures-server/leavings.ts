import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

/** What a private server could leave behind. */
export interface Leavings {
  port: number
  folder: string
}

/** @returns what is still there after at most waitMs: nothing, one hopes */
export async function findLeavings({ port, folder }: Leavings, waitMs: number): Promise<string[]> {
  for (let waitedMs = 0; ; waitedMs += 100) {
    const found: string[] = []
    if (await isListening(port)) found.push(`port ${port}`)
    if (existsSync(folder)) found.push(folder)
    found.push(...processesOf(folder))
    if (found.length === 0 || waitedMs >= waitMs) return found
    await delay(100)
  }
}

/** Command lines of running processes that name the folder. */
function processesOf(folder: string): string[] {
  const list = execFileSync('ps', ['-A', '-o', 'args='], { encoding: 'utf8' })
  return list.split('\n').filter((line) => line.includes(folder))
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

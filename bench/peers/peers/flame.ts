import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { driveProgram } from '../drive-program.ts'
import type { Peer } from '../peer.ts'
import { readPprof } from '../read-pprof.ts'
import { rankBySelfTime } from '../self-time.ts'

const packages = fileURLToPath(new URL('../package.json', import.meta.url))
const profileName = /^cpu-profile-.*\.pb$/
const writePatienceMs = 5000
/** Its handlers are in place once the program listens; the profiler itself starts within this. */
const startMs = 100

export const flame: Peer = {
  id: 'flame',
  title: '@platformatic/flame',
  package: '@platformatic/flame',
  use: 'its manual mode: SIGUSR2 before and after the load, as `flame toggle` sends it; the function of the program with most self time in the CPU profile; its package asks for Node 22.6 or newer, it was tried on 20 all the same',
  limits:
    'shows where the time went, not whether the loop was blocked: it cannot be silent; its profiles hold the line of a function’s head only; no kind, no route',
  inject: () => ({
    nodeArgs: ['--require', preload()],
    env: { FLAME_AUTO_START: 'true', FLAME_DELAY: 'until-started' },
    leaves: /cpu-profile-.*\.pb$/,
  }),
  async examine(program, setting) {
    const { node, folder } = setting
    const profiles = () => readdirSync(folder).filter((file) => profileName.test(file))
    const isAtStartup = program.blocks.some(({ phase }) => phase === 'startup')
    await driveProgram(
      program,
      {
        command: [node.path, '--require', preload()],
        env: { FLAME_AUTO_START: String(isAtStartup), FLAME_DELAY: 'none' },
        async onStart(group) {
          if (isAtStartup) return
          group.signal('SIGUSR2')
          await delay(startMs)
        },
        async onEnd(group) {
          group.signal('SIGUSR2')
          const deadlineMs = performance.now() + writePatienceMs
          // It writes this one last. A server has no way to end it well in this mode.
          while (
            !readdirSync(folder).some((file) => /^heap-profile-.*\.pb$/.test(file)) &&
            performance.now() < deadlineMs
          )
            await delay(50)
          group.signal('SIGKILL')
        },
      },
      setting,
    )
    const [name] = profiles()
    if (name === undefined) throw new Error('it wrote no profile')
    const samples = await readPprof(join(folder, name), program.folder, packages)
    return { isBlocked: undefined, findings: rankBySelfTime(samples), evidence: `${samples.length} stacks` }
  },
}

function preload(): string {
  return createRequire(packages).resolve('@platformatic/flame/preload.js')
}

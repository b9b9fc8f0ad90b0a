import { type ChildProcess, spawn } from 'node:child_process'
import { cpus } from 'node:os'
import type { Truth } from './truth.ts'

/** What a program's truth asks for round it, while it runs. */
export interface Surroundings {
  /** To be put in front of the program's command. */
  prefix: string[]
  end(): void
}

/** A hog that is forgotten ends by itself, s. */
const longestS = 20

/** @throws nothing: where `nice` is missing, the program itself fails to start and says so */
export function startSurroundings(surroundings: Truth['surroundings']): Surroundings {
  if (surroundings !== 'cpu-hogs') return { prefix: [], end() {} }
  // Two for each CPU: with one, the program found gaps.
  const hogs = [...cpus(), ...cpus()].map(startHog)
  return {
    // The nicest process gets next to nothing while others want the CPU; nobody has to be root for that.
    prefix: ['nice', '-n', '19'],
    end() {
      for (const hog of hogs) hog.kill('SIGKILL')
    },
  }
}

function startHog(): ChildProcess {
  const code = `const end = Date.now() + ${longestS * 1000}; while (Date.now() < end);`
  const { NODE_OPTIONS: _none, ...env } = process.env
  return spawn(process.execPath, ['-e', code], { stdio: 'ignore', env })
}

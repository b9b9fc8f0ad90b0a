import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { driveProgram } from '../drive-program.ts'
import type { Peer } from '../peer.ts'
import { type CpuProfile, readCpuProfile } from '../read-cpu-profile.ts'
import { rankBySelfTime } from '../self-time.ts'

const profileName = /\.cpuprofile$/

export const cpuProf: Peer = {
  id: 'cpu-prof',
  title: 'node --cpu-prof',
  use: 'node --cpu-prof, stopped after the load; the function of the program with most self time since it listened, at its heaviest line (positionTicks)',
  limits:
    'shows where the time went, not whether the loop was blocked: it cannot be silent; under a native call only the line of the caller’s head; no kind, no route',
  inject: (folder) => ({ nodeArgs: ['--cpu-prof', `--cpu-prof-dir=${folder}`], env: {}, leaves: profileName }),
  async examine(program, setting) {
    const { node, folder } = setting
    const { listenUs, pid } = await driveProgram(
      program,
      {
        command: [node.path, '--cpu-prof', `--cpu-prof-dir=${folder}`],
        env: {},
        onEnd: (group) => group.signal('SIGTERM'),
      },
      setting,
    )
    // Threads and child processes write theirs too: CPU.<date>.<time>.<pid>.<thread>.<number>.cpuprofile
    const name = readdirSync(folder).find((file) => profileName.test(file) && file.includes(`.${pid}.0.`))
    if (name === undefined) throw new Error('it wrote no profile')
    const profile = JSON.parse(readFileSync(join(folder, name), 'utf8')) as CpuProfile
    const fromUs = program.blocks.some(({ phase }) => phase === 'startup') ? 0 : listenUs
    const findings = rankBySelfTime(readCpuProfile(profile, program.folder, fromUs))
    return { isBlocked: undefined, findings, evidence: `${profile.samples?.length ?? 0} samples` }
  },
}

import { execFile } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { cleanEnvironment, driveProgram } from '../drive-program.ts'
import type { Peer } from '../peer.ts'

const packages = fileURLToPath(new URL('../package.json', import.meta.url))
const analysePatienceMs = 30_000

/** What @clinic/doctor/analysis concludes. */
interface DoctorAnalysis {
  issueCategory: 'none' | 'data' | 'event-loop' | 'gc' | 'io' | 'unknown'
  issues: Record<'delay' | 'cpu' | 'loopUtilization', 'none' | 'data' | 'performance'>
}

export const clinicDoctor: Peer = {
  id: 'clinic-doctor',
  title: 'Clinic.js Doctor',
  package: '@clinic/doctor',
  use: 'doctor.collect() as in its README, SIGINT after the load, then its own analysis; "blocked" when it marks the event loop’s delay or utilization',
  limits:
    'draws graphs and names a category for the whole run; no line, no function, no route, by design: its page sends the reader to other tools; no longer maintained',
  inject: (folder) => ({
    nodeArgs: [],
    // As its collect() starts a program.
    env: {
      NODE_PATH: join(dirname(createRequire(packages).resolve('@clinic/doctor')), 'injects'),
      NODE_OPTIONS: '-r no-cluster.js -r sampler.js --trace-events-enabled --trace-event-categories v8',
      NODE_CLINIC_DOCTOR_SAMPLE_INTERVAL: '10',
      NODE_CLINIC_DOCTOR_TIMEOUT_DELAY: '0',
      NODE_CLINIC_DOCTOR_COLLECT_LOOP_UTILIZATION: 'true',
      NODE_CLINIC_DOCTOR_DATA_PATH: folder,
      NODE_CLINIC_DOCTOR_NAME: 'run',
    },
    leaves: /run\.clinic-doctor-processstat$/,
  }),
  async examine(program, setting) {
    const { node } = setting
    const folder = join(setting.folder, 'doctor')
    mkdirSync(folder)
    await driveProgram(
      program,
      {
        command: [node.path, injected('doctor-collect.cjs'), folder, node.path],
        env: {},
        onEnd: (group) => group.signal('SIGINT'),
      },
      setting,
    )
    const { stdout } = await promisify(execFile)(node.path, [injected('doctor-analyse.cjs'), folder], {
      env: cleanEnvironment(),
      timeout: analysePatienceMs,
    })
    const { issueCategory, issues } = JSON.parse(stdout) as DoctorAnalysis
    return {
      isBlocked: issues.delay === 'performance' || issues.loopUtilization === 'performance',
      findings: [],
      evidence: `category "${issueCategory}"; delay ${issues.delay}, utilization ${issues.loopUtilization}, CPU ${issues.cpu}`,
    }
  },
}

function injected(name: string): string {
  return fileURLToPath(new URL(`../inject/${name}`, import.meta.url))
}

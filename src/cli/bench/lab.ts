import { join } from 'node:path'
import { diagnose } from '../../diagnose/diagnose.ts'
import type { Lab, LabFigures, LabServer, Scenario, ScenarioSite } from '../../fixtures-server/scenarios/scenario.ts'
import type { Report } from '../../model.ts'
import type { WatchOptions } from '../../watch/watch-options.ts'
import { type WatchResult, watchProgram } from '../../watch/watch-program.ts'
import { packageRoot } from '../sample/sample-server.ts'
import { version } from '../version.ts'
import { writeReport } from '../write-files.ts'
import { watchedSample } from './watched-sample.ts'

export interface LabOptions {
  scenario: Scenario
  site: ScenarioSite
  strategies: readonly string[]
  /** Gets a folder for each server that is started. */
  folder: string
  thresholdMs: number
  env: NodeJS.ProcessEnv
  guard: WatchOptions['guard']
  interrupt: AbortSignal
}

/** A lab whose servers can all be ended, also those that an experiment that failed left running. */
export interface OpenLab extends Lab {
  close(): Promise<void>
}

/** What experiments start servers with: each under the probe, with its recording and report on disk. */
export function openLab(options: LabOptions): OpenLab {
  const running = new Set<LabServer>()
  let count = 0
  return {
    site: options.site,
    strategies: options.strategies,
    isQuick: options.site.isQuick,
    signal: options.interrupt,
    async start(strategy, settings) {
      count += 1
      const folder = join(options.folder, `${count}-${strategy}`)
      const server = await startServer(options, { strategy, folder, ...(settings === undefined ? {} : { settings }) })
      running.add(server)
      return {
        ...server,
        stop() {
          running.delete(server)
          return server.stop()
        },
      }
    },
    async close() {
      await Promise.allSettled([...running].map((server) => server.stop()))
    },
  }
}

/** @throws LoopcheckError 'target-exited', 'never-listened' when it does not come up; Error when we are interrupted */
async function startServer(
  options: LabOptions,
  { strategy, folder, settings }: { strategy: string; folder: string; settings?: Record<string, string> },
): Promise<LabServer> {
  const stop = new AbortController()
  const telling = { ...options, strategy, ...(settings === undefined ? {} : { settings }) }
  let whenReady = (_server: Pick<LabServer, 'origin' | 'pid'>) => {}
  const ready = new Promise<Pick<LabServer, 'origin' | 'pid'>>((resolve) => {
    whenReady = resolve
  })
  const watched = watchProgram({
    ...watchedSample(telling, { ...options, folder }),
    interrupt: AbortSignal.any([options.interrupt, stop.signal]),
    onReady: async (origin, pid) => whenReady({ origin, pid }),
  })
  const address = await Promise.race([ready, watched.then(failToStart)])
  let figures: Promise<LabFigures> | undefined
  return {
    ...address,
    stop() {
      stop.abort('SIGTERM')
      figures ??= watched.then((result) => conclude(result, folder))
      return figures
    },
  }
}

function failToStart({ failure }: WatchResult): never {
  throw failure ?? new Error('interrupted before the server listened')
}

async function conclude({ recording, failure }: WatchResult, folder: string): Promise<LabFigures> {
  const report = diagnose(recording, version)
  await writeReport(report, { folder, formats: ['json'], sourceFolder: packageRoot })
  if (failure !== undefined) throw failure
  return figuresOf(report)
}

function figuresOf({ totals, cpuMs, rssBytes }: Report): LabFigures {
  const { stalls, longestMs, blockedMs, durationMs } = totals
  return { stalls, longestMs, blockedMs, durationMs, cpuMs, rssBytes }
}

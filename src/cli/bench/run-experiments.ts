import { resolve } from 'node:path'
import type { Finding, Notice } from '../../model.ts'
import { openLab } from './lab.ts'
import type { MeasureOptions } from './measure-scenario.ts'
import { experimentStep } from './planned-steps.ts'

/** Runs a scenario's own experiments, one after the other. One that fails becomes a notice: the others still count. */
export async function runExperiments(options: MeasureOptions): Promise<{ findings: Finding[]; notices: Notice[] }> {
  const { scenario, interrupt, progress, strategies } = options
  const findings: Finding[] = []
  const notices: Notice[] = []
  const experiments = interrupt.aborted ? [] : ((await scenario.experiments?.()) ?? [])
  for (const experiment of experiments) {
    if (interrupt.aborted) break
    progress.begin(experimentStep(scenario, experiment))
    progress.show(`${scenario.id}: ${experiment.title}`)
    const lab = openLab({
      ...options,
      strategies: strategies.map(({ id }) => id),
      folder: resolve(options.folder, scenario.id, 'experiments', experiment.id),
    })
    try {
      findings.push(...(await experiment.measure(lab)))
    } catch (error) {
      if (!interrupt.aborted) notices.push(failureNotice(`${scenario.id}: ${experiment.title}`, error))
    } finally {
      await lab.close()
    }
  }
  return { findings, notices }
}

function failureNotice(what: string, error: unknown): Notice {
  return { kind: 'experiment-failed', text: `${what}: not measured: ${error instanceof Error ? error.message : error}` }
}

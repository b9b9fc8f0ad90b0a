import type { Experiment } from '../../scenario.ts'
import { engineThreadsExperiment } from './engine-threads.ts'
import { strategiesExperiment } from './strategies.ts'
import { workerReturnExperiment } from './worker-return.ts'

/** What this story asks beyond stalls. */
export const experiments: readonly Experiment[] = [
  strategiesExperiment,
  engineThreadsExperiment,
  workerReturnExperiment,
]

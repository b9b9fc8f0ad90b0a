import type { Experiment } from '../../scenario.ts'

/** What the story asks beyond stalls. */
export const experiments: readonly Experiment[] = []

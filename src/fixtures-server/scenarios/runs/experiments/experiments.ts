import type { Experiment } from '../../scenario.ts'
import { fiftyUsers } from './fifty-users.ts'
import { limits } from './limits.ts'
import { memory } from './memory.ts'

/** What the story asks beyond stalls. */
export const experiments: readonly Experiment[] = [fiftyUsers, memory, limits]

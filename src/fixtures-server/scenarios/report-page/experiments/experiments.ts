import type { Experiment } from '../../scenario.ts'
import { authCalls } from './auth-calls.ts'
import { capacity } from './capacity.ts'
import { pageLoad } from './page-load.ts'

/** What the story claims, measured. */
export const experiments: readonly Experiment[] = [pageLoad, capacity, authCalls]

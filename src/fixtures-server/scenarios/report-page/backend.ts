import type { TokenVerifier } from './auth/token-verifier.ts'
import type { ExecuteAll, QueryExecutor } from './query-executor.ts'

/** What the two ways of answering differ in: all else is the same code. */
export interface Backend {
  executor: QueryExecutor
  executeAll: ExecuteAll
  verifier: TokenVerifier
}

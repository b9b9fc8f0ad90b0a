import type { DatabasePlace } from '../../../databases/database.ts'
import type { AuthClient } from '../auth/auth-client.ts'
import type { Backend } from '../backend.ts'
import { executeAll } from './execute-all.ts'
import { PostgresqlExecutor } from './query-executor.ts'
import { TokenCache } from './token-cache.ts'
import { CachingVerifier } from './token-verifier.ts'

/** What the story's service settled on: a minute. */
const ttlMs = 60_000
/** A few hundred bytes each. */
const maxTokens = 1_000

/** An asynchronous driver, queries in parallel, and a token cache that is read. */
export async function openBackend(database: DatabasePlace, authClient: AuthClient): Promise<Backend> {
  const cache = new TokenCache({ ttlMs, maxTokens, nowMs: Date.now })
  return {
    executor: new PostgresqlExecutor(database),
    executeAll,
    verifier: new CachingVerifier(authClient, cache),
  }
}

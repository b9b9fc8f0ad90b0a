import type { DatabasePlace } from '../../../databases/database.ts'
import { postgresql } from '../../../databases/postgresql.ts'
import type { AuthClient } from '../auth/auth-client.ts'
import type { Backend } from '../backend.ts'
import { executeAll } from './execute-all.ts'
import { PostgresqlExecutor } from './query-executor.ts'
import { CachingVerifier } from './token-verifier.ts'

/** A synchronous driver, one query after the other, and a token cache that nobody reads. */
export async function openBackend(database: DatabasePlace, authClient: AuthClient): Promise<Backend> {
  return {
    executor: new PostgresqlExecutor(await postgresql.connectSync(database)),
    executeAll,
    verifier: new CachingVerifier(authClient),
  }
}

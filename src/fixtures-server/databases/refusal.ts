import { DatabaseError, maskPassword } from './database.ts'

/** The codes for what goes wrong most, in words. Source: Node's system errors; PostgreSQL documentation, appendix A
 *  (SQLSTATE); MySQL's server error reference; Redis's ACL documentation; MongoDB's and ClickHouse's lists of error
 *  codes; tedious's documentation. */
const words: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there (ECONNREFUSED)',
  ENOTFOUND: 'the host name is unknown (ENOTFOUND)',
  ECONNRESET: 'the connection was cut (ECONNRESET); it may be another kind of server',
  ETIMEDOUT: 'no answer within 5 s',
  '28P01': 'wrong user or password',
  '28000': 'the server does not let this user in from here',
  '3D000': 'there is no such database',
  '42501': 'the user may not create a schema in this database',
  '53300': 'the server has no connection left',
  ER_ACCESS_DENIED_ERROR: 'wrong user or password',
  ER_BAD_DB_ERROR: 'there is no such database',
  ER_DBACCESS_DENIED_ERROR: 'the user may not create a database',
  ER_HOST_NOT_PRIVILEGED: 'the server does not let anybody in from here',
  ER_CON_COUNT_ERROR: 'the server has no connection left',
  WRONGPASS: 'wrong user or password',
  NOAUTH: 'the server wants a password',
  NOPERM: 'the user may not do what is needed',
  AuthenticationFailed: 'wrong user or password',
  Unauthorized: 'the user may not create a database',
  AUTHENTICATION_FAILED: 'wrong user or password',
  REQUIRED_PASSWORD: 'wrong user or password',
  ACCESS_DENIED: 'the user may not create a database',
  UNKNOWN_DATABASE: 'there is no such database',
  ELOGIN: 'wrong user or password, or no such database',
  ETIMEOUT: 'no answer within 5 s',
}

/** Says why a given server could not be used.
 *  @param given.flag the option that the URL came from
 *  @param given.otherwise what happens without that option; no full stop at the end
 */
export function refusal(given: {
  database: string
  flag: string
  url: string
  otherwise: string
  cause: unknown
}): DatabaseError {
  const { database, flag, url, otherwise, cause } = given
  return new DatabaseError(
    {
      reason: 'refused',
      database,
      url,
      why: whyRefused(cause),
      how: `Check ${maskPassword(url)}: that the server runs and that host, port, user, password and database are right; or leave ${flag} out ${otherwise}`,
    },
    { cause },
  )
}

function whyRefused(cause: unknown): string {
  const errors = unfold(cause)
  for (const { code, codeName, type } of errors) {
    for (const name of [code, codeName, type]) {
      const found = words[String(name)]
      if (found !== undefined) return found
    }
  }
  const { message = String(cause) } = errors[0] ?? {}
  // Some drivers keep the code in their own words only.
  const [, name = ''] = /\b(ECONNREFUSED|ENOTFOUND|ECONNRESET|ETIMEDOUT)\b/.exec(message) ?? []
  return (
    words[name] ?? (/timeout|timed out/i.test(message) ? 'no answer within 5 s' : (message.trim().split('\n')[0] ?? ''))
  )
}

/** What drivers tell of an error, each in a field of its own. */
interface DriverError {
  message?: string
  code?: unknown
  codeName?: unknown
  type?: unknown
}

/** @returns the error, and what it was made of, outermost first */
function unfold(cause: unknown): DriverError[] {
  if (!(cause instanceof Error)) return []
  // A host name with several addresses fails with one error for each.
  const [inner] = cause instanceof AggregateError ? cause.errors : [cause.cause]
  return [cause, ...unfold(inner)]
}

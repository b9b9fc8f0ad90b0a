import { DatabaseError, maskPassword } from './database.ts'

/** The codes for what goes wrong most, in words. Source: Node's system errors; PostgreSQL documentation, appendix A
 *  (SQLSTATE); MySQL's server error reference. */
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
}

/** Says why a given server could not be used.
 *  @param given.flag the option that the URL came from
 */
export function refusal(given: { database: string; flag: string; url: string; cause: unknown }): DatabaseError {
  const { database, flag, url, cause } = given
  return new DatabaseError(
    {
      reason: 'refused',
      database,
      url,
      why: whyRefused(cause),
      how: `Check ${maskPassword(url)}: that the server runs and that host, port, user, password and database are right; or leave ${flag} out to use a private server`,
    },
    { cause },
  )
}

function whyRefused(cause: unknown): string {
  // A host name with several addresses fails with one error for each.
  const [error] = cause instanceof AggregateError ? cause.errors : [cause]
  const { code, message } = error as { code?: string; message?: string }
  if (message?.includes('timeout expired')) return 'no answer within 5 s'
  return (code && words[code]) ?? message ?? String(error)
}

import { DatabaseError, maskPassword } from '../database.ts'

/** PostgreSQL's and Node's codes for what goes wrong most, in words.
 *  Source: PostgreSQL documentation, appendix A (SQLSTATE), and Node's system errors. */
const words: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there (ECONNREFUSED)',
  ENOTFOUND: 'the host name is unknown (ENOTFOUND)',
  ECONNRESET: 'the connection was cut (ECONNRESET); it may not be a PostgreSQL server',
  '28P01': 'wrong user or password',
  '28000': 'the server does not let this user in from here',
  '3D000': 'there is no such database',
  '42501': 'the user may not create a schema in this database',
  '53300': 'the server has no connection left',
}

/** Says why a given server could not be used. */
export function refusal(url: string, cause: unknown): DatabaseError {
  return new DatabaseError(
    {
      reason: 'refused',
      database: 'PostgreSQL',
      url,
      why: whyRefused(cause),
      how: `Check ${maskPassword(url)}: that the server runs and that host, port, user, password and database are right; or leave --pg out to use a private server`,
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

/** Rows parsed and written in one turn of the event loop: a few milliseconds of work. */
export const defaultBatchRows = 500

/** The environment variable that sets another batch. */
export const batchRowsVariable = 'SAMPLE_BATCH_ROWS'

/** @throws Error when the variable is set to what is no whole number above 0 */
export function readBatchRows(env: NodeJS.ProcessEnv): number {
  const given = env[batchRowsVariable]
  if (given === undefined || given === '') return defaultBatchRows
  const rows = Number(given)
  if (Number.isSafeInteger(rows) && rows > 0) return rows
  throw new Error(`${batchRowsVariable} must be a whole number above 0, got "${given}".`)
}

/** What every reading has, as SQL of the row's number, n, that PostgreSQL, MySQL and DuckDB all understand. */
export const commonColumns = {
  reading_id: 'n',
  sensor: `concat('sensor-', n % 240 + 1)`,
  site: `CASE n % 4 WHEN 0 THEN 'harbour' WHEN 1 THEN 'airfield' WHEN 2 THEN 'old town' ELSE 'river bridge' END`,
  operator: `concat('operator-', n % 17 + 1)`,
  status: `CASE n % 20 WHEN 0 THEN 'suspect' WHEN 1 THEN 'corrected' ELSE 'valid' END`,
  firmware: `concat('4.', n % 3, '.', n % 11)`,
  note: `CASE WHEN n % 3 = 0 THEN concat('calibrated against reference ', n % 29) END`,
  battery_v: '3 + n % 120 / 100.0',
}

/** Seconds from one reading to the next, and the milliseconds that it was on its way. */
export const readingTimes = { takenSeconds: 'n * 30', delayMs: 'n % 900' }

/** What the sensor measured, `channel_1` to `channel_<count>`: three decimals, below a thousand.
 *  @returns each as SQL of n, by column
 */
export function channelColumns(count: number): Record<string, string> {
  const columns: Record<string, string> = {}
  for (let channel = 1; channel <= count; channel++) {
    columns[`channel_${channel}`] = `(n * 7919 + ${channel} * 104729) % 1000003 / 1000.0`
  }
  return columns
}

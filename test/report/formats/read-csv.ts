/** Reads RFC 4180, strictly.
 *  @throws Error for a quote in the wrong place */
export function readCsv(text: string): string[][] {
  const rows: string[][] = []
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  let row: string[] = []
  let end = 0
  for (const [all, quoted, plain, after] of text.matchAll(pattern)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    end += all.length
    if (after === ',') continue
    rows.push(row)
    row = []
  }
  if (end !== text.length) throw new Error(`not CSV from here on: ${text.slice(end, end + 80)}`)
  return rows
}

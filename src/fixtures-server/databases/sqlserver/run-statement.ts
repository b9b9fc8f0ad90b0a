import type { Connection, Request } from 'tedious'
import type { Row } from '../query-database.ts'
import { loadTedious } from './open-connection.ts'

type Types = typeof import('tedious')['TYPES']

/** Runs a statement, with @p1, @p2 … for the params.
 *  @throws what tedious throws
 */
export async function runStatement(
  connection: Connection,
  statement: string,
  params: readonly unknown[] = [],
): Promise<Row[]> {
  const { Request, TYPES } = await loadTedious()
  return new Promise((resolve, reject) => {
    const rows: Row[] = []
    const request: Request = new Request(statement, (error) => (error ? reject(error) : resolve(rows)))
    for (const [index, param] of params.entries()) request.addParameter(`p${index + 1}`, typeOf(param, TYPES), param)
    request.on('row', (columns: { metadata: { colName: string }; value: unknown }[]) => {
      rows.push(Object.fromEntries(columns.map(({ metadata, value }) => [metadata.colName, value])))
    })
    // A batch may hold what sp_executesql does not take.
    if (params.length === 0) connection.execSqlBatch(request)
    else connection.execSql(request)
  })
}

function typeOf(param: unknown, types: Types): Types[keyof Types] {
  if (typeof param === 'number') return Number.isInteger(param) ? types.BigInt : types.Float
  if (typeof param === 'boolean') return types.Bit
  if (param instanceof Date) return types.DateTime2
  return types.NVarChar
}

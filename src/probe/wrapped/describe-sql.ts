import { withoutLiterals } from '../sql-text.ts'
import type { Describe } from '../stall-capture.ts'
import { count, joined } from './describe.ts'

/** What a synchronous driver was asked, and how many rows it gave: from the call's own text, or from the prepared statement
 *  (`sourceSQL` of node:sqlite, `source` of better-sqlite3). */
export const describeSql: Describe = (args, result, self) => {
  const statement = (typeof self === 'object' && self !== null ? self : {}) as { sourceSQL?: unknown; source?: unknown }
  const sql = [args[0], args[1], statement.sourceSQL, statement.source].find(isSql)
  if (sql === undefined) return undefined
  return joined(withoutLiterals(sql, 'other'), Array.isArray(result) ? count(result.length, 'row') : undefined)
}

/** Native add-ons take all kinds of text; only what begins like a statement is one. */
function isSql(value: unknown): value is string {
  return typeof value === 'string' && statementStart.test(value)
}

const statementStart =
  /^(?:\s|--[^\n]*\n|\/\*[^*]*\*\/|\()*(?:select|insert|update|delete|replace|merge|with|values|pragma|create|alter|drop|begin|commit|rollback|savepoint|release|explain|vacuum|analyze|reindex|attach|copy|call|exec|execute|show|set|truncate)\b/i

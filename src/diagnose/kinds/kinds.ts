import type { KindId } from '../../model.ts'
import { clone } from './clone.ts'
import { gc } from './gc.ts'
import { jsCpu } from './js-cpu.ts'
import { json } from './json.ts'
import type { Evidence, Kind } from './kind.ts'
import { manySmall } from './many-small.ts'
import { microtasks } from './microtasks.ts'
import { moduleLoad } from './module-load.ts'
import { native } from './native.ts'
import { regexp } from './regexp.ts'
import { rowParse } from './row-parse.ts'
import { syncChildProcess } from './sync-child-process.ts'
import { syncCrypto } from './sync-crypto.ts'
import { syncDb } from './sync-db.ts'
import { syncFs } from './sync-fs.ts'
import { syncStdio } from './sync-stdio.ts'
import { syncWait } from './sync-wait.ts'
import { syncZlib } from './sync-zlib.ts'
import { unknown } from './unknown.ts'

/** Asked in this order: the most specific first. Parsing rows and loading modules are made of many cheap calls themselves, and
 *  have the garbage of their own making collected: what is to be changed is the query, the import. */
export const kinds: Record<KindId, Kind> = {
  'module-load': moduleLoad,
  'row-parse': rowParse,
  gc,
  'many-small': manySmall,
  'sync-wait': syncWait,
  'sync-db': syncDb,
  'sync-child-process': syncChildProcess,
  'sync-stdio': syncStdio,
  'sync-fs': syncFs,
  'sync-crypto': syncCrypto,
  'sync-zlib': syncZlib,
  json,
  clone,
  regexp,
  microtasks,
  'js-cpu': jsCpu,
  native,
  unknown,
}

/** The first kind that matches; `unknown` always does. */
export function kindOf(evidence: Evidence): Kind {
  return Object.values(kinds).find((kind) => kind.matches(evidence)) ?? unknown
}

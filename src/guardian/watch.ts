import { createInterface } from 'node:readline'
import type { GuardedProcess, GuardianOrder } from './guarded.ts'

/** What is left to end once loopcheck has gone. */
export interface Leftovers {
  processes: GuardedProcess[]
  folders: string[]
}

/** Follows loopcheck's orders until its pipe closes.
 *  @param orders one GuardianOrder a line
 *  @returns what was listed and not released; nothing after a stop
 */
export async function watchOrders(orders: NodeJS.ReadableStream): Promise<Leftovers> {
  const processes = new Map<number, GuardedProcess>()
  const folders = new Set<string>()
  for await (const line of createInterface({ input: orders })) {
    const order = parseOrder(line)
    if (order?.order === 'process') processes.set(order.process.pid, order.process)
    if (order?.order === 'folder') folders.add(order.path)
    if (order?.order === 'release' && typeof order.what === 'number') processes.delete(order.what)
    if (order?.order === 'release' && typeof order.what === 'string') folders.delete(order.what)
    if (order?.order === 'stop') return { processes: [], folders: [] }
  }
  return { processes: [...processes.values()], folders: [...folders] }
}

/** @returns undefined for a line that was cut off when loopcheck was killed */
function parseOrder(line: string): GuardianOrder | undefined {
  try {
    return JSON.parse(line) as GuardianOrder
  } catch {
    return undefined
  }
}

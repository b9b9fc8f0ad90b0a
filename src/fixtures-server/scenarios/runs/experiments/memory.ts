import { setTimeout as delay } from 'node:timers/promises'
import type { Finding } from '../../../../model.ts'
import { formatBytes, formatMs } from '../../../../numbers.ts'
import type { Experiment, Lab } from '../../scenario.ts'
import { type Call, send, sendUntilTaken } from '../client/request.ts'
import { waitForEnd } from '../client/wait-for-end.ts'
import type { MemoryInUse } from '../routes/memory.ts'
import type { RunView } from '../run.ts'
import { makeCsv } from '../sample/make-csv.ts'
import type { Dataset } from '../service.ts'
import { readTable } from '../table/read-table.ts'

const userCounts = { quick: 8, normal: 40 }
const rows = 20_000
/** What may stay, of what was in use before: code that was compiled, buffers of connections. */
const toleratedShare = 0.1
const toleratedBytes = 2 * 2 ** 20

interface Memory {
  strategy: string
  before: MemoryInUse
  peak: MemoryInUse
  after: MemoryInUse
}

/** What uploads and runs leave behind once nobody asks for them any more. */
export const memory: Experiment = {
  id: 'memory',
  title: 'memory before the users, with them, and after the TTL',
  async measure(lab) {
    const files = Array.from({ length: lab.isQuick ? userCounts.quick : userCounts.normal }, (_, index) =>
      makeCsv({ rows, seed: 500 + index }),
    )
    // Side by side: no time is measured here, and most of it is waiting.
    const ttlMs = ttlFor(files)
    const memories = await Promise.all(lab.strategies.map((strategy) => fillAndWait(lab, { strategy, files, ttlMs })))
    return [toFinding(memories, { files, ttlMs })]
  },
}

/** Longer than uploading and analysing takes on this machine, so that nothing expires before it is measured. */
function ttlFor(files: readonly Uint8Array[]): number {
  const startMs = performance.now()
  readTable(files[0] ?? new Uint8Array())
  const parseMs = performance.now() - startMs
  return Math.round(1_000 + 6 * parseMs * files.length)
}

async function fillAndWait(
  lab: Lab,
  { strategy, files, ttlMs }: { strategy: string; files: readonly Uint8Array[]; ttlMs: number },
): Promise<Memory> {
  const { origin, stop } = await lab.start(strategy, { RUNS_TTL_MS: String(ttlMs), RUNS_MEMORY: '1' })
  const callAs = (user: string): Call => ({ origin, user, signal: lab.signal })
  const read = async () => JSON.parse((await send(callAs('memory'), 'GET', '/runs/memory')).text) as MemoryInUse
  // Code that is loaded and compiled with the first request is no leaving of the users.
  await useOnce(callAs('first'), makeCsv({ rows: 200, seed: 1 }))
  const before = await read()
  await Promise.all(files.map((bytes, index) => useOnce(callAs(`user-${index + 1}`), bytes)))
  const peak = await read()
  // The sweep comes four times a TTL.
  await delay(1.3 * ttlMs, undefined, { signal: lab.signal })
  const after = await read()
  await stop()
  return { strategy, before, peak, after }
}

async function useOnce(call: Call, bytes: Uint8Array): Promise<void> {
  const { datasetId } = await sendUntilTaken<Dataset>(call, '/runs/datasets', bytes)
  const { runId } = await sendUntilTaken<RunView>(call, '/runs', { datasetId })
  await waitForEnd(call, runId, 100)
}

function inUse({ heapBytes, buffersBytes }: MemoryInUse): number {
  return heapBytes + buffersBytes
}

function toFinding(
  memories: readonly Memory[],
  { files, ttlMs }: { files: readonly Uint8Array[]; ttlMs: number },
): Finding {
  const fileBytes = files.reduce((sum, { byteLength }) => sum + byteLength, 0)
  return {
    id: 'memory',
    title: 'What stays in memory',
    text:
      `${files.length} users upload ${formatBytes(fileBytes)} of files and analyse them; then nobody asks for anything until the TTL of ${formatMs(ttlMs)} ` +
      'and its clean-up are over. In use are the objects and buffers that stay after a garbage collection; what the process ' +
      'holds beside that it may give back to the system late, or not at all.',
    checks: memories.filter(({ strategy }) => strategy === 'offloaded').map(checkOf),
    tables: [
      {
        caption: 'Memory in use',
        columns: [
          { title: 'Path', unit: 'text' },
          { title: 'Before', unit: 'bytes' },
          { title: 'With all users', unit: 'bytes' },
          { title: 'After the TTL', unit: 'bytes' },
          { title: 'Process before', unit: 'bytes' },
          { title: 'Process with all users', unit: 'bytes' },
          { title: 'Process after the TTL', unit: 'bytes' },
        ],
        rows: memories.map(({ strategy, before, peak, after }) => [
          ...[strategy, inUse(before), inUse(peak), inUse(after)],
          ...[before.rssBytes, peak.rssBytes, after.rssBytes],
        ]),
      },
    ],
  }
}

function checkOf({ before, peak, after }: Memory): NonNullable<Finding['checks']>[number] {
  const bound = inUse(before) * (1 + toleratedShare) + toleratedBytes
  return {
    text: `After the TTL no more is in use than before, ${toleratedShare * 100} % and ${formatBytes(toleratedBytes)} aside`,
    // A peak within the bound would prove nothing.
    isMet: inUse(peak) > bound && inUse(after) <= bound,
    measured: `${formatBytes(inUse(before))}, ${formatBytes(inUse(peak))} with all users, ${formatBytes(inUse(after))} after`,
  }
}

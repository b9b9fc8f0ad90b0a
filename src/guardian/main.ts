import { rm } from 'node:fs/promises'
import { endProcess } from './end-process.ts'
import { watchOrders } from './watch.ts'

// Whoever signals everything there is must not take the guardian before it has done its work: only the pipe ends it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

const { processes, folders } = await watchOrders(process.stdin)
await Promise.all(processes.map(endProcess))
// A dying database may still write while its folder is being emptied: hence the retries.
await Promise.allSettled(
  folders.map((folder) => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })),
)
process.exit(0)

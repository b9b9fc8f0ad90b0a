import { setTimeout as pause } from 'node:timers/promises'
import { runAsWorker } from 'synckit'

runAsWorker(async (_sql, [id]) => {
  await pause(90)
  return [{ id, name: `customer ${id}` }]
})

import { setTimeout as pause } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'

parentPort.on('message', async (name) => {
  await pause(90)
  parentPort.postMessage(name.length)
})

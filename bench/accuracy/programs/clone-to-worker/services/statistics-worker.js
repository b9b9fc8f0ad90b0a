import { parentPort } from 'node:worker_threads'

parentPort.on('message', (answers) => {
  const sorted = answers.map((answer) => answer.points).sort((a, b) => a - b)
  parentPort.postMessage(sorted[sorted.length >> 1])
})

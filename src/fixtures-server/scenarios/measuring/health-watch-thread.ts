import { Agent, get } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'

export interface HealthAnswers {
  /** In the order of asking; Infinity for a question without an answer. */
  waitsMs: number[]
  /** Longest time in which this thread itself did not get to run. */
  ownLateMs: number
}

export interface HealthQuestions {
  url: string
  everyMs: number
}

const { url, everyMs } = workerData as HealthQuestions
const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
await askOnce(performance.now())
parentPort?.postMessage('asking')
const startMs = performance.now()
const waits: Promise<number>[] = []

let lastMs = startMs
let ownLateMs = 0

const timer = setInterval(() => {
  ownLateMs = Math.max(ownLateMs, performance.now() - lastMs)
  lastMs = performance.now()
  while (startMs + waits.length * everyMs <= performance.now()) waits.push(askOnce(startMs + waits.length * everyMs))
}, 1)

parentPort?.once('message', async () => {
  clearInterval(timer)
  parentPort?.postMessage({ waitsMs: await Promise.all(waits), ownLateMs } satisfies HealthAnswers)
  agent.destroy()
})

/** @returns what went by since the question was due */
function askOnce(dueMs: number): Promise<number> {
  return new Promise((resolve) => {
    const request = get(url, { agent }, (response) => {
      response.resume()
      response.once('end', () => resolve(performance.now() - dueMs))
      response.once('error', () => resolve(Number.POSITIVE_INFINITY))
    })
    request.once('error', () => resolve(Number.POSITIVE_INFINITY))
  })
}

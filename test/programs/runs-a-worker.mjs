// The worker blocks itself, not the main thread.
import { isMainThread, Worker } from 'node:worker_threads'

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url), { argv: ['of mine'] })
  worker.on('message', (message) => console.log('message', message))
  worker.on('exit', (code) => console.log('exit', code))
} else {
  const { parentPort } = await import('node:worker_threads')
  const end = performance.now() + 300
  while (performance.now() < end);
  parentPort.postMessage(process.argv.at(-1))
}

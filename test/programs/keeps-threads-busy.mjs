// One thread computes in pieces, one waits for work in Atomics.wait, one is started without the probe, one is terminated.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { untilWatched } from './until-watched.cjs'

if (isMainThread) {
  await untilWatched()
  const file = new URL(import.meta.url)
  const shared = new Int32Array(new SharedArrayBuffer(4))
  const ended = (worker) => new Promise((resolve) => worker.on('exit', resolve))
  const computing = new Worker(file, { workerData: { does: 'compute' }, name: 'computing' }) // computing
  const waiting = new Worker(file, { workerData: { does: 'wait', shared } })
  const hidden = new Worker(file, { workerData: { does: 'nothing' }, env: {}, execArgv: [] })
  const endless = new Worker(file, { workerData: { does: 'endless' } })
  waiting.on('message', () => setTimeout(() => Atomics.notify(shared, 0), 700))
  const codes = await Promise.all([ended(computing), ended(waiting), ended(hidden)])
  codes.push(await endless.terminate())
  console.log(codes.join())
  // A second in which the terminated thread's end is seen.
  setTimeout(() => {}, 1200)
} else if (workerData.does === 'compute') {
  let left = 3
  const piece = () => {
    const end = performance.now() + 150
    while (performance.now() < end);
    if (--left > 0) setTimeout(piece, 60)
    else process.exit(4)
  }
  setTimeout(piece, 60)
} else if (workerData.does === 'wait') {
  setTimeout(() => {
    parentPort.postMessage('waits')
    Atomics.wait(workerData.shared, 0, 0)
  }, 60)
} else if (workerData.does === 'endless') {
  setInterval(() => {}, 1000)
}

import { parentPort } from 'node:worker_threads'

parentPort.on('message', ({ seed, bytes }) => {
  const values = new Float64Array(bytes)
  for (let index = 0; index < values.length; index++) values[index] = Math.sin(index * seed)
  values.sort()
  parentPort.postMessage({ median: values[values.length >> 1], bytes }, [bytes])
})

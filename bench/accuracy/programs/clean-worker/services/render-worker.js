import { parentPort } from 'node:worker_threads'

parentPort.on('message', ({ id, size }) => {
  const pixels = new Uint8Array(size)
  for (let round = 0; round < 12; round++) {
    for (let index = 0; index < size; index++) pixels[index] = (pixels[index] * 31 + id + index) % 256
  }
  parentPort.postMessage(pixels, [pixels.buffer])
})

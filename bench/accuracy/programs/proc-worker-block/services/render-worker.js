import { pbkdf2Sync } from 'node:crypto'
import { parentPort } from 'node:worker_threads'

parentPort.on('message', ({ id, scene }) => {
  const key = pbkdf2Sync(`scene ${scene}`, 'salt', 60_000, 64, 'sha512')
  let value = key[0]
  for (let index = 0; index < 20_000_000; index++) value = (value * 31 + index) % 1_000_003
  parentPort.postMessage({ id, value })
})

// A server that ignores every polite signal, as does the process that it starts.
import { spawn } from 'node:child_process'
import { createServer } from 'node:http'

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})

if (process.argv[2] === 'child') {
  process.send('ready')
  setInterval(() => {}, 1000)
} else {
  const child = spawn(process.execPath, [import.meta.filename, 'child'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  child.once('message', () => {
    const server = createServer((_request, response) => response.end('ok\n'))
    server.listen(0, '127.0.0.1', () => {
      console.log(JSON.stringify({ pid: process.pid, childPid: child.pid, port: server.address().port }))
    })
  })
}

// The server does nothing long itself; its child computes.
const { fork } = require('node:child_process')
const http = require('node:http')
const { untilWatched } = require('./until-watched.cjs')

if (process.argv[2] === 'child') {
  untilWatched().then(() => {
    const end = performance.now() + 300
    while (performance.now() < end); // block
    process.send('done')
    process.exit(9)
  })
} else {
  const server = http.createServer((_request, response) => response.end('ok'))
  untilWatched().then(() =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      http.get({ port, host: '127.0.0.1' }, (response) => response.resume())
      fork(__filename, ['child']).on('exit', () => process.exit(0))
    }),
  )
}

// A hostile program: what the probe relies on throws or lies. It must still run as written.
const broken = () => {
  throw new Error('broken by the program')
}
const now = performance.now.bind(performance)
const http = require('node:http')
setTimeout(() => {
  Error.captureStackTrace = broken
  Object.freeze(Error)
  Reflect.apply = broken
  performance.now = broken
  process.hrtime.bigint = broken
  Date.now = broken
  Array.prototype.findIndex = broken
  Atomics.load = broken
  Atomics.store = broken
  const end = now() + 200
  while (now() < end);
  console.log(JSON.parse('[1]').length)
  const server = http.createServer((_request, response) => response.end('ok'))
  server.address = ((address) => () => (server.listening && server.secret ? broken() : address.call(server)))(server.address)
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address()
    server.secret = true
    http.get({ port, host: '127.0.0.1', agent: false }, (response) => {
      response.resume()
      response.on('end', () => {
        console.log(response.statusCode)
        server.close()
      })
    })
  })
}, 300)

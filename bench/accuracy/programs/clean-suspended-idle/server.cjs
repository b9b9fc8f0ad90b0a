const http = require('node:http')
const { sleepOnce } = require('./surroundings/sleep-once.cjs')

const server = http.createServer((_request, response) => response.end('ok'))
server.listen(0, '127.0.0.1', () => sleepOnce({ afterS: 0.6, forS: 0.9 }))
setTimeout(() => server.close(), 2_500)

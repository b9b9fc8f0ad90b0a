const http = require('node:http')
const { startGauge } = require('./jobs/gauge.cjs')

const server = http.createServer((_request, response) => response.end('ok'))
server.listen(0, '127.0.0.1', () => {
  const stopGauge = startGauge()
  setTimeout(() => {
    stopGauge()
    server.close()
  }, 2_500)
})

const http = require('node:http')
const { startJobs } = require('./jobs/jobs.cjs')

http
  .createServer((request, response) => {
    response.end(request.url === '/health' ? 'ok' : 'orders')
  })
  .listen(0, '127.0.0.1', startJobs)

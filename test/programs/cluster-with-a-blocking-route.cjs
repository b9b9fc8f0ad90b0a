// Two workers. The second one's /block keeps it busy; the first one answers the same route at once.
const cluster = require('node:cluster')
const http = require('node:http')

if (cluster.isPrimary) {
  cluster.schedulingPolicy = cluster.SCHED_RR
  for (let count = 0; count < 2; count++) cluster.fork()
  let ready = 0
  cluster.on('message', (_worker, message) => {
    ready++
    if (ready === 2) askAll(message.port).then(() => disconnect())
  })
} else {
  const server = http.createServer((request, response) => {
    if (request.url === '/block' && cluster.worker.id === 2) {
      const end = performance.now() + 150
      while (performance.now() < end); // block
    }
    response.end(String(cluster.worker.id))
  })
  const { untilWatched } = require('./until-watched.cjs')
  untilWatched().then(() => server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port })))
}

/** One connection a request: they go round the workers. */
async function askAll(port) {
  for (let count = 0; count < 12; count++) console.log(await ask(port))
}

function ask(port) {
  return new Promise((resolve, reject) => {
    const request = http.get({ port, host: '127.0.0.1', path: '/block', agent: false }, (response) => {
      response.setEncoding('utf8').on('data', resolve)
    })
    request.on('error', reject)
  })
}

function disconnect() {
  for (const worker of Object.values(cluster.workers)) worker.kill()
}

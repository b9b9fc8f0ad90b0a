const cluster = require('node:cluster')
const http = require('node:http')

if (cluster.isPrimary) {
  for (let count = 0; count < 2; count++) cluster.fork()
  let ended = 0
  cluster.on('exit', (_worker, code) => {
    console.log('worker ended', code)
    ended++
  })
} else {
  const { untilWatched } = require('./until-watched.cjs')
  untilWatched().then(() => http.createServer().listen(0, '127.0.0.1', () => setTimeout(() => process.exit(6), 300)))
}

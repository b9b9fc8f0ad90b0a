// One request leads to another of its own, after a block. Asks itself, prints the answers, and ends.
const http = require('node:http')
const { untilWatched } = require('./until-watched.cjs')

const get = (path) =>
  new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port: server.address().port, path, agent: false }, (response) => {
        response.setEncoding('utf8').on('data', (text) => resolve(text))
      })
      .on('error', reject)
  })

async function answer(path) {
  if (path !== '/outer') return 'inner'
  await new Promise((resolve) => setTimeout(resolve, 5))
  const end = performance.now() + 300
  while (performance.now() < end); // block
  return `outer of ${await get('/inner')}`
}

const server = http.createServer(async (request, response) => response.end(await answer(request.url)))
server.listen(0, '127.0.0.1', async () => {
  await untilWatched()
  console.log(await get('/outer'))
  server.close()
})

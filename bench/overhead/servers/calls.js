/** Many cheap synchronous calls a request: the worst case for what is wrapped round each of them. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { endWithParent } from './end-with-parent.js'

const article = JSON.stringify({
  id: 7,
  name: 'lamp',
  tags: ['new', 'light'],
  price: { amount: 12.5, currency: 'EUR' },
})
const file = import.meta.filename

const server = createServer((_request, response) => {
  let found = 0
  for (let call = 0; call < 200; call++) found += JSON.parse(article).tags.length
  for (let call = 0; call < 100; call++) found += Number(existsSync(file))
  for (let call = 0; call < 100; call++) found += createHash('sha256').update(article).digest().length
  response.setHeader('content-type', 'text/plain')
  response.end(String(found))
})
// The client keeps its connections open through slices in which it drives other servers.
server.keepAliveTimeout = 0
server.listen(0, '127.0.0.1', () => process.stdout.write(`listening ${server.address().port}\n`))
endWithParent()

// Answers eight requests, blocking for 40 ms each, and ends at the ninth with exit code 7.
import { createServer } from 'node:http'

let answered = 0
createServer((_request, response) => {
  if (answered++ === 8) process.exit(7)
  const endMs = performance.now() + 40
  while (performance.now() < endMs);
  response.end('ok\n')
}).listen(0, '127.0.0.1')

import { writeFileSync } from 'node:fs'

setTimeout(() => {
  writeFileSync(JSON.parse(process.env.LOOPCHECK_PROBE).windowFile, '')
  const end = performance.now() + 600
  while (performance.now() < end); // block
}, 400)

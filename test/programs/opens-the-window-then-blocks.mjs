import { writeFileSync } from 'node:fs'
import { untilWatched } from './until-watched.cjs'

untilWatched().then(() => {
  writeFileSync(JSON.parse(process.env.LOOPCHECK_PROBE).windowFile, '')
  const end = performance.now() + 600
  while (performance.now() < end); // block
})

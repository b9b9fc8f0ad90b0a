import { untilWatched } from './until-watched.cjs'

untilWatched().then(() => {
  const end = performance.now() + 300
  while (performance.now() < end); // block
  console.log('blocked')
  process.exit(5)
})

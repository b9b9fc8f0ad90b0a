import { untilWatched } from './until-watched.cjs'

untilWatched().then(() => {
  const end = performance.now() + 300
  while (performance.now() < end); // block
  console.log('blocked')
})
setInterval(() => {}, 1000)

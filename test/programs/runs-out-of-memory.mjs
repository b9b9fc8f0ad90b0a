import { untilWatched } from './until-watched.cjs'

const kept = []
untilWatched().then(() => {
  for (;;) kept.push(new Array(1000).fill(kept.length))
})

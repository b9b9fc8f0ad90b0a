import { untilWatched } from './until-watched.cjs'

untilWatched().then(() => {
  console.log('blocking')
  for (let turns = 0; ; turns++) Math.sqrt(turns) // block
})

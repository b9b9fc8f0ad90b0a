import { untilWatched } from './until-watched.cjs'

setInterval(() => {}, 1000)
untilWatched().then(() => console.log('watched'))

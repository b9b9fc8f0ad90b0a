import { untilWatched } from './until-watched.cjs'

untilWatched().then(() => process.abort())

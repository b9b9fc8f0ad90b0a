// A program with a prepareStackTrace of its own, and a short limit, both of which blocks must not disturb.
const { untilWatched } = require('./until-watched.cjs')

let calls = 0
Error.stackTraceLimit = 3
Error.prepareStackTrace = (error, sites) => {
  calls++
  return `own: ${error.message}, ${sites.length} sites`
}
const prepare = Error.prepareStackTrace
untilWatched().then(() => {
  const end = performance.now() + 300
  while (performance.now() < end);
  JSON.parse('[]')
  console.log(calls, Error.stackTraceLimit, Error.prepareStackTrace === prepare)
  console.log(new Error('mine').stack)
  console.log(calls)
})

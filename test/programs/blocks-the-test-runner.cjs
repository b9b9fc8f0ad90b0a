// Preloaded: blocks the process that runs the runner itself, not those that run the tests.
const { untilWatched } = require('./until-watched.cjs')

if (process.execArgv.includes('--test')) {
  untilWatched().then(() => {
    const end = performance.now() + 300
    while (performance.now() < end);
  })
}

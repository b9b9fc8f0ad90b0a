// For the test runner: node --test.
const { test } = require('node:test')
const { untilWatched } = require('./until-watched.cjs')

test('blocks', async () => {
  await untilWatched()
  const end = performance.now() + 300
  while (performance.now() < end); // block
})

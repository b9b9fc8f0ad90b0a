// The entry of a user-land start-up snapshot: https://nodejs.org/api/cli.html#--build-snapshot
const { startupSnapshot } = require('node:v8')

const squares = Array.from({ length: 10 }, (_, index) => index * index)

startupSnapshot.setDeserializeMainFunction(() => {
  console.log(`${squares.length} squares`)
  setTimeout(() => {
    const end = performance.now() + 300
    while (performance.now() < end); // block
    console.log('blocked')
  }, 800)
})

// What every handler here does: wait, then block.
exports.waitAndBlock = async function waitAndBlock() {
  await new Promise((resolve) => setTimeout(resolve, 5))
  blockAtOnce()
}

function blockAtOnce() {
  const end = performance.now() + 150
  while (performance.now() < end); // blocks
  return 'done'
}
exports.blockAtOnce = blockAtOnce

// Says the port once the program is watched.
exports.announce = async function announce(server) {
  await require('../until-watched.cjs').untilWatched()
  console.log(server.address().port)
}
process.on('SIGTERM', () => process.exit(0))

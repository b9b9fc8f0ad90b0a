function step(state) { // blocks
  state.done += checksum(state.left) > 0 ? 1 : 0 // blocks
  if (state.left-- <= 0) state.resolve(state.done) // blocks
  else process.nextTick(step, state) // blocks
}

function checksum(number) { // blocks
  return (number * 2_654_435_761) % 65_536 | 1 // blocks
}

module.exports = { step }

const cell = new Int32Array(new SharedArrayBuffer(4))

function sleep(ms) {
  Atomics.wait(cell, 0, 0, ms) // blocks
}

module.exports = { sleep }

function releaseMemory() {
  if (typeof globalThis.gc !== 'function') return
  globalThis.gc() // blocks
}

module.exports = { releaseMemory }

/** What `node --require` loads first. CommonJS, because Node.js 22.0 to 22.11 cannot require an ES module, and because 22.12 and
 *  some that followed warn when they do: a warning of ours must not appear in the program's output. */
const { emitWarning } = process
const preload = require('node:worker_threads').isMainThread ? './preload.js' : './thread-preload.cjs'
try {
  process.emitWarning = () => {}
  require(preload)
} catch {
  // Too old for that: the probe then starts a moment after the program's first lines.
  import(preload).catch(() => {})
} finally {
  process.emitWarning = emitWarning
}
// Programs that walk through require.cache, as hot reloading does, do not meet the probe there.
delete require.cache[__filename]
delete require.cache[require.resolve(preload)]

const { setImmediate: turn } = require('node:timers/promises')
const shell = require('../shell/shell.cjs')

async function describeBuild() {
  await turn()
  const system = shell.output('uname -s')
  return { system: system.trim(), node: process.version }
}

module.exports = { describeBuild }

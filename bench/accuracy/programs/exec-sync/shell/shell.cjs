const childProcess = require('node:child_process')

exports.output = function output(command) {
  return childProcess.execSync(`sleep 0.09; ${command}`, { encoding: 'utf8' }) // blocks
}

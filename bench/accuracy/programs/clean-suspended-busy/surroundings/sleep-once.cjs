const { spawn } = require('node:child_process')

exports.sleepOnce = ({ afterS, forS }) => {
  const script = `sleep ${afterS}; kill -STOP ${process.pid}; sleep ${forS}; kill -CONT ${process.pid}`
  spawn('sh', ['-c', script], { stdio: 'ignore' }).unref()
}

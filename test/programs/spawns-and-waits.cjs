// Runs node with these arguments below it, in silence, and ends well however that ends.
const { spawn } = require('node:child_process')

const child = spawn(process.execPath, process.argv.slice(2), { cwd: __dirname, stdio: 'ignore' })
child.on('exit', () => setTimeout(() => process.exit(0), 20))

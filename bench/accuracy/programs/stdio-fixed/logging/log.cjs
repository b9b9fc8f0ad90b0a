const { createWriteStream, rmSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')

const path = join(tmpdir(), `basket-${process.pid}.log`)
const file = createWriteStream(path)
process.on('exit', () => rmSync(path, { force: true }))
process.on('SIGTERM', () => process.exit(0))

exports.log = (text) => {
  if (file.writableLength < 8_000_000) file.write(`${text}\n`)
}

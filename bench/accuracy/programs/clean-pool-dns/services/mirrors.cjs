const { lookup } = require('node:dns/promises')
const { readFile } = require('node:fs/promises')
const { promisify } = require('node:util')
const { gzip } = require('node:zlib')

const pack = promisify(gzip)
const sample = Buffer.alloc(1_500_000, 'mirror list')

exports.bestMirror = async (names) => {
  const busy = [pack(sample), readFile(__filename), pack(sample)]
  const addresses = await Promise.all(names.map((name) => lookup(name)))
  await Promise.all(busy)
  return addresses[0].address
}

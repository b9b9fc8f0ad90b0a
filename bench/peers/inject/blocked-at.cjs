// blocked-at as its README uses it, with its best settings; every report goes to a file.
const { appendFileSync } = require('node:fs')
const { isMainThread } = require('node:worker_threads')

const { LOOPCHECK_PEERS_REPORTS: file } = process.env
if (isMainThread && file !== undefined) {
  appendFileSync(file, '')
  const onBlock = (durationMs, stack, { type, resource }) => {
    const url = resource?.socket?._httpMessage?.req?.url ?? resource?.socket?.parser?.incoming?.url
    const atUs = Number(process.hrtime.bigint() / 1000n)
    appendFileSync(file, `${JSON.stringify({ atUs, durationMs, type, url, stack })}\n`)
  }
  require('blocked-at')(onBlock, { threshold: 20, trimFalsePositives: true, resourcesCap: 100 })
}

const { deliverAll } = require('../services/queue.cjs')

exports.mail = async (response) => {
  const delivered = await deliverAll(1_000_000)
  response.end(`${delivered} delivered`)
}

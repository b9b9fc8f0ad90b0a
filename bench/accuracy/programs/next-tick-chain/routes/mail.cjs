const { deliverAll } = require('../services/queue.cjs')

exports.mail = async (response) => {
  const delivered = await deliverAll(500_000)
  response.end(`${delivered} delivered`)
}

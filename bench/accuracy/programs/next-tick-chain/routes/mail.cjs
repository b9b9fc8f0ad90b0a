const { deliverAll } = require('../services/queue.cjs')

exports.mail = async (response) => {
  const delivered = await deliverAll(200_000)
  response.end(`${delivered} delivered`)
}

const { plan } = require('../services/planner.cjs')

exports.planRoute = async (request, response) => {
  const days = Number(request.url.split('/').at(-1))
  const { best } = await plan(days)
  response.end(String(best))
}

const { tenants } = require('../context/tenants.cjs')

exports.withTenant = (request, _response, next) => {
  tenants.run({ name: request.params.tenant }, next)
}

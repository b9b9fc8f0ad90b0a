const { AsyncLocalStorage } = require('node:async_hooks')

exports.tenants = new AsyncLocalStorage()

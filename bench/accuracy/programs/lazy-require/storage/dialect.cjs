const { setTimeout: pause } = require('node:timers/promises')

exports.dialectOf = async (id) => {
  await pause(id.length)
  const driver = loadDriver()
  return { escape: (value) => driver.escape(value) }
}

function loadDriver() {
  return require('mysql2') // blocks
}

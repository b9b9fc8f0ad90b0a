const { log } = require('tiny-log')

function dump(basket) {
  const lines = basket.items.join('\n')
  log('debug', lines) // blocks
}

module.exports = { dump }

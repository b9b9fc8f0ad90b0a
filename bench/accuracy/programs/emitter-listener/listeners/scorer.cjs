const { bus } = require('../events/bus.cjs')
const { similarity } = require('../services/similarity.cjs')
const { known } = require('../storage/known.cjs')

bus.on('arrived', (document) => bus.emit('parsed', document.text.split(' ')))
bus.on('parsed', (words) => {
  const best = Math.max(...known.map((other) => similarity(words, other)))
  bus.emit('scored', best)
})

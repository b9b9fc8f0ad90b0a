const { step } = require('./step.cjs')

exports.deliverAll = (count) =>
  new Promise((resolve) => {
    step({ left: count, done: 0, resolve })
  })

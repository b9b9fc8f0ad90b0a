const { EventEmitter } = require('node:events')

exports.bus = new EventEmitter()

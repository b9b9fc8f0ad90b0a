function byTitle(left, right) { // blocks
  return left.title.toLowerCase().localeCompare(right.title.toLowerCase(), 'de') // blocks
}

module.exports = { byTitle }

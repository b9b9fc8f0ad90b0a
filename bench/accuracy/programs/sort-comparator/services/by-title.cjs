function byTitle(left, right) {
  return left.title.toLowerCase().localeCompare(right.title.toLowerCase(), 'de') // blocks
}

module.exports = { byTitle }

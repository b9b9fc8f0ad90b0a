function similarity(left, right) {
  let same = 0
  for (const word of left) { // blocks
    for (const other of right) if (word === other) same++ // blocks
  }
  return same / (left.length + right.length)
}

module.exports = { similarity }

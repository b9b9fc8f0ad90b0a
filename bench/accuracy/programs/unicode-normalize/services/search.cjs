const { textOf } = require('../storage/texts.cjs')
const { fold } = require('./fold.cjs')

exports.countOf = async (word) => {
  const text = await textOf()
  return fold(text).split(fold(word)).length - 1
}

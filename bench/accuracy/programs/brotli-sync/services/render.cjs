const { compress } = require('./compress.cjs')

async function paragraphs(name) {
  return Array.from({ length: 14_000 }, (_, index) => `<p id="${name}-${index}">${'lorem ipsum '.repeat(index % 9)}</p>`)
}

exports.renderPage = async (name) => {
  const body = await paragraphs(name)
  return compress(`<!doctype html>${body.join('')}`)
}

function describe(error) {
  const { message, context } = error
  return JSON.stringify({ message, context }, null, 2) // blocks
}

module.exports = { describe }

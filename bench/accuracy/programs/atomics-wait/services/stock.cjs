let calls = 0

exports.level = async (sku) => {
  calls++
  if (calls % 2 === 1) throw new Error(`${sku} is locked`)
  return calls
}

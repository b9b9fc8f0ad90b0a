const trailingScript = /\s+<\/?script\s*$/i

export function isSuspicious(query) {
  if (query.length === 0) return false
  return trailingScript.test(query) // blocks
}

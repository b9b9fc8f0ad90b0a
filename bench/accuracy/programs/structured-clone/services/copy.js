export function copyOf(settings) {
  return structuredClone(settings) // blocks
}

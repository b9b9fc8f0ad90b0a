export function log(path, spans) {
  const text = `${path}\n${spans}`
  console.log(text) // blocks
}

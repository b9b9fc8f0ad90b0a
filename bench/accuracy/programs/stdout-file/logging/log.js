export function log(spans) {
  const text = spans.join('\n')
  console.log(text) // blocks
}

export function readValue(text) {
  const end = performance.now() + (text.includes('large') ? 200 : 0)
  while (performance.now() < end); // reads
  return text
}

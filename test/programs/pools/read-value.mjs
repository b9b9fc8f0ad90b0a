export function readValue(text) {
  const end = performance.now() + (text.includes('large') ? 120 : 0)
  while (performance.now() < end); // reads
  return text
}

export function smooth(values, width) {
  let last = 0
  for (let at = width; at < values.length; at++) { // blocks
    let sum = 0
    for (let back = 0; back < width; back++) sum += values[at - back] * 0.98 ** back // blocks
    last = sum / width // blocks
  }
  return last
}

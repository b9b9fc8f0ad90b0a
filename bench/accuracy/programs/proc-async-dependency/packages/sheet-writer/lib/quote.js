export function quote(text, separator) {
  let quoted = ''
  for (let round = 0; round < 3; round++) {
    quoted = ''
    for (const sign of text) quoted += sign === '"' ? '""' : sign
  }
  return quoted.includes(separator) || quoted !== text ? `"${quoted}"` : quoted
}

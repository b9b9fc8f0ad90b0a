const groups = ['aeiouyhw', 'bfpv', 'cgjkqsxz', 'dt', 'l', 'mn', 'r']

export function encode(name, length) {
  let code = ''
  for (let round = 0; round < 3; round++) {
    for (const sign of name.toLowerCase()) {
      const group = groups.findIndex((signs) => signs.includes(sign))
      if (group > 0 && String(group) !== code.at(-1) && code.length < length) code += group
    }
  }
  return code
}

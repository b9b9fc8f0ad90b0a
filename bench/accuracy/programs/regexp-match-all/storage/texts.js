const line = `word${' '.repeat(2_500)}word${' '.repeat(3)}\n`
const text = line.repeat(18)

export async function textOf(id) {
  return `${id}\n${text}`
}

import { linesOf } from '../storage/lines.js'

export async function errorsOf(day) {
  const lines = await linesOf(day)
  return countErrors(lines)
}

function countErrors(lines) {
  let errors = 0
  for (const line of lines) {
    const { level } = JSON.parse(line) // blocks
    if (level === 'error') errors++
  }
  return errors
}

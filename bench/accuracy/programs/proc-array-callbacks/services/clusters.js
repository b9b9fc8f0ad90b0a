import { answersOf } from '../repositories/answers.js'

const centres = Array.from({ length: 20 }, (_, index) => Array.from({ length: 300 }, (__, at) => (index * at) % 9))

export async function clustersOf(year) {
  const answers = await answersOf(year)
  const sizes = answers
    .map((answer) => ({ answer, nearest: nearest(answer) }))
    .reduce((counts, { nearest: centre }) => counts.set(centre, (counts.get(centre) ?? 0) + 1), new Map())
  return [...sizes].sort(([, a], [, b]) => b - a).slice(0, 5)
}

function nearest(answer) {
  const distances = centres.map((centre) => {
    let sum = 0 // blocks
    for (let at = 0; at < centre.length; at++) sum += Math.abs(Math.sin(centre[at]) - Math.sin(answer[at])) // blocks
    return sum // blocks
  })
  return distances.indexOf(Math.min(...distances))
}

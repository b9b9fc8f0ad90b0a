import { Puzzle } from '../domain/puzzle.js'
import { take } from '../iterables/take.js'

export async function solutionsOf(id) {
  const puzzle = new Puzzle(id, 7000)
  return [...take(puzzle, 40)]
}

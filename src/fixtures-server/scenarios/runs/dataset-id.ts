import { createHash } from 'node:crypto'

/** A function of the user and of the content: who sends a file again gets the dataset that is there. */
export function datasetIdOf(user: string, checksum: string): string {
  return createHash('sha256').update(`${user}\n${checksum}`).digest('hex').slice(0, 24)
}

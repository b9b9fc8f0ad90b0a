import { editDistance } from '../text/edit-distance.ts'

interface Entry {
  word: string
  rank: number
}

export class Dictionary {
  readonly #entries: Entry[]

  constructor(size: number) {
    this.#entries = Array.from({ length: size }, (_, rank) => ({ word: `${(rank * 7919).toString(36)}check`, rank }))
  }

  async like(word: string): Promise<Entry[]> {
    const entries = await this.#load()
    return entries.filter((entry) => editDistance(entry.word, word) < 5).slice(0, 5)
  }

  async #load(): Promise<Entry[]> {
    return this.#entries
  }
}

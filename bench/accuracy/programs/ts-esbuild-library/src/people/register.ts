import { encodeAll } from 'phonetics'

export class Register {
  private readonly people: string[]

  constructor(size: number) {
    this.people = Array.from({ length: size }, (_, id) => `Me${'iy'[id % 2]}er ${(id * 7919).toString(36)} of Oberammergau`)
  }

  async all(): Promise<string[]> {
    return this.people
  }

  codes(people: readonly string[]): string[] {
    const options = { length: 12 }
    return encodeAll(people, options) // blocks
  }
}

import { setTimeout as pause } from 'node:timers/promises'

const syllables = ['ba', 'ko', 'li', 'mu', 'ne', 'ra', 'so', 'ti']
const text = Array.from({ length: 420_000 }, (_, index) => syllables[index % 8] + syllables[(index * 7919) % 61 % 8] + ((index * 31) % 97)).join(' ')

export class BookRepository {
  async find(title) {
    await pause(3)
    return { title, text, language: async () => 'en' }
  }
}

export class WordCounter {
  constructor(language) {
    this.language = language
  }

  count(text, limit) {
    const counts = {} // blocks
    let word = '' // blocks
    for (const sign of text) { // blocks
      if (sign !== ' ') word += sign // blocks
      else { // blocks
        counts[word] = (counts[word] ?? 0) + 1 // blocks
        word = '' // blocks
      } // blocks
    } // blocks
    return Object.entries(counts).sort(([, a], [, b]) => b - a).slice(0, limit)
  }
}

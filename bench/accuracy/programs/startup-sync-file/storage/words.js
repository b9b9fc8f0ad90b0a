import { text } from './text.js'

export function loadWords() {
  const { words } = JSON.parse(text) // blocks
  return words.filter((word) => word.length > 3)
}

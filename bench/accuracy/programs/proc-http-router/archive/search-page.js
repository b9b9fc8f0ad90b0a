import { pageText } from './page-text.js'
import { palindromes } from './palindromes.js'

export async function searchPage(year, page) {
  const text = await pageText(year, page)
  return { year, page, palindromes: palindromes(text) }
}

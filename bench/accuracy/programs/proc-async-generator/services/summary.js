import { parsed } from '../feeds/parsed.js'
import { pagesOf } from '../feeds/pages.js'

export async function summaryOf(feed) {
  let entries = 0
  for await (const page of onlyFilled(parsed(pagesOf(feed)))) entries += page.length
  return { feed, entries }
}

async function* onlyFilled(pages) {
  for await (const page of pages) if (page.length > 0) yield page
}

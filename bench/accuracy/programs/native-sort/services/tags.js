import { allTags } from '../storage/tags.js'
import { alphabetic } from './alphabetic.js'

export async function firstTags(count) {
  const tags = await allTags()
  const ordered = alphabetic(tags)
  return ordered.slice(0, count)
}

const maxSegments = 12
/** Longer segments are no words. */
const maxWordLength = 100

/** Folds the variable parts of a path, so that requests of one route count together where no framework names it:
 *  `/users/42/posts/7f9c…` becomes `/users/:id/posts/:id`. Numbers, dates, UUIDs, hexadecimal, random tokens (ULID, nanoid, base64 …)
 *  and mail addresses fold; words do, also several joined by hyphens, stay.
 */
export function foldPath(path: string): string {
  const segments = path.split('/')
  const folded = segments.slice(0, maxSegments + 1).map(foldSegment)
  if (segments.length > maxSegments + 1) folded.push('…')
  return folded.join('/') || '/'
}

/** Without query and fragment. */
export function pathOf(url: string): string {
  return until('#', until('?', url))
}

/** For every request: a regular expression would take three times as long. */
function until(mark: string, text: string): string {
  const end = text.indexOf(mark)
  return end < 0 ? text : text.slice(0, end)
}

/** `7f9c04a1.png` becomes `:id.png`. */
function foldSegment(segment: string): string {
  if (segment.length > maxWordLength) return ':id'
  // Nearly every segment is one or the other, and this runs for each new path.
  if (/^[a-z]*(?:[-_][a-z]+)*$/.test(segment)) return segment
  if (/^\d+$/.test(segment)) return ':id'
  const text = decoded(segment)
  const [, stem = '', extension = ''] = /^(.+)(\.[a-z]\w{0,4})$/i.exec(text) ?? []
  if (isVariable(stem)) return `:id${extension}`
  return isVariable(text) ? ':id' : segment
}

function decoded(segment: string): string {
  if (!segment.includes('%')) return segment
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

function isVariable(text: string): boolean {
  if (text === '') return false
  // A number, a mail address, a date with or without the time; within anything else, more digits than a year has.
  if (/^[-+]?\d+$|^[^@\s]+@[^@\s]+\.[^@\s]+$|^\d{4}-\d\d-\d\d(?!\d)|\d{5}/.test(text)) return true
  if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(text)) return true
  if (text.length >= 8 && /^[0-9a-f]+$/i.test(text) && /\d/.test(text)) return true
  return isRandom(text)
}

/** A word, an abbreviation or camelCase; with some digits before or behind (`mp3`, `2nd`, `covid19`); a year. */
const word = /^(?:\d{0,4}(?:\p{Lu}?\p{Ll}{2,})+|\d{0,4}\p{L}{1,4}|\p{Lu}+|\p{Lo}+)?\d{0,4}$/u

/** Random tokens mix digits, small and capital letters in most of their places, words only at their joints. The limits were found by
 *  trying: of ULIDs, cuids and nanoids more than 99 of 100 fold, of tokens with 11 characters 4 of 5 (test/probe/fold-path.test.ts). */
function isRandom(text: string): boolean {
  if (text.length < 10 || !/^[\w+=.~-]+$/.test(text)) return false
  if (text.split(/[-_+.~]/).every((part) => word.test(part))) return false
  const digits = text.match(/\d/g)?.length ?? 0
  const changes = text.match(/(?<=[a-z])[^a-z]|(?<=[A-Z])[^A-Z]|(?<=\d)\D/g)?.length ?? 0
  const share = changes / text.length
  if (text.length >= 20) return digits > 0 || share > 0.35
  if (text.length >= 16) return digits >= 2 || share > 0.4
  return share > (digits > 0 ? 0.4 : 0.5)
}

const maxSegments = 12

/** Folds the variable parts of a path, so that requests of one route count together where no framework names it:
 *  `/users/42/posts/7f9c…` becomes `/users/:id/posts/:id`. Numbers, UUIDs, long hexadecimal and long mixed tokens fold.
 */
export function foldPath(path: string): string {
  const segments = path.split('/')
  const folded = segments.slice(0, maxSegments + 1).map((segment) => (isVariable(segment) ? ':id' : segment))
  if (segments.length > maxSegments + 1) folded.push('…')
  return folded.join('/') || '/'
}

function isVariable(segment: string): boolean {
  if (/^\d+$/.test(segment)) return true
  if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(segment)) return true
  if (segment.length >= 8 && /^[0-9a-f]+$/i.test(segment) && /\d/.test(segment)) return true
  // A random token mixes digits and letters; a word, a slug or a file name rarely holds three digits and 16 characters.
  return segment.length >= 16 && /^[\w-]+$/.test(segment) && (segment.match(/\d/g)?.length ?? 0) >= 3
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

/** A route's pattern as a regular expression over paths without query, in any of the frameworks' ways to write it: `/users/:id`,
 *  `/users/:id(\\d+)`, `/users/:id{[0-9]+}`, `/users/{id}`, `/files/*path`, `/list{/:page}`, `/list/:page?`. What a parameter must look
 *  like is not looked at. A route that is a regular expression is its text (`/^\/users/`). */
export function routeExpression(pattern: string): RegExp {
  const [, source = `^${sourceOf(pattern)}/?$`, flags = 'i'] = /^\/(\^.*)\/([a-z]*)$/.exec(pattern) ?? []
  try {
    return new RegExp(source, flags.replace(/[gy]/g, ''))
  } catch {
    // Any client may ask for a path with a lone brace.
    return new RegExp(`^${pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)
  }
}

/** An optional segment, a parameter with what it must look like, hapi's parameter, a wildcard, braces round something optional, any
 *  other character. */
const parts = /\/:\w+(?:\([^)]*\)|\{[^}]*\})?\?|:\w+(?:\([^)]*\)|\{[^}/:]*\})?|(?<=\/)\{\w+\}|\*\w*|\(\.\*\)|[{}]|./g

function sourceOf(pattern: string): string {
  return pattern.replace(/\/$/, '').replace(parts, (part) => {
    if (part.startsWith('/:')) return '(?:/[^/]+)?'
    if (part.length > 1 && /^[:{]/.test(part)) return '[^/]+?'
    if (part.startsWith('*') || part === '(.*)') return '.*'
    if (part === '{') return '(?:'
    if (part === '}') return ')?'
    return part.replace(/[.+?^$()|[\]\\]/g, '\\$&')
  })
}

/** Whether a path can be one of a pattern's, in any of the frameworks' ways to write them: `/users/:id`, `/users/:id(\\d+)`,
 *  `/users/:id{[0-9]+}`, `/files/*path`, `/list{/:page}`, `/list/:page?`. What a parameter must look like is not looked at. */
export function matchesPattern(pattern: string, path: string): boolean {
  return expressionOf(pattern).test(path)
}

let expressions = new Map<string, RegExp>()
const maxExpressions = 1000

function expressionOf(pattern: string): RegExp {
  const known = expressions.get(pattern)
  if (known !== undefined) return known
  if (expressions.size >= maxExpressions) expressions = new Map()
  const expression = new RegExp(`^${sourceOf(pattern)}/?$`, 'i')
  expressions.set(pattern, expression)
  return expression
}

/** An optional segment, a parameter with what it must look like, a wildcard, braces round something optional, any other character. */
const parts = /\/:\w+(?:\([^)]*\)|\{[^}]*\})?\?|:\w+(?:\([^)]*\)|\{[^}/:]*\})?|\*\w*|\(\.\*\)|[{}]|./g

function sourceOf(pattern: string): string {
  return pattern.replace(/\/$/, '').replace(parts, (part) => {
    if (part.startsWith('/:')) return '(?:/[^/]+)?'
    if (part.length > 1 && part.startsWith(':')) return '[^/]+?'
    if (part.startsWith('*') || part === '(.*)') return '.*'
    if (part === '{') return '(?:'
    if (part === '}') return ')?'
    return part.replace(/[.+?^$()|[\]\\]/g, '\\$&')
  })
}

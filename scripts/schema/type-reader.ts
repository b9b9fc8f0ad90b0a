/** As much of JSON Schema as model.ts needs. */
export interface Schema {
  $ref?: string
  description?: string
  type?: string | string[]
  enum?: (string | number | boolean)[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema | false
  prefixItems?: Schema[]
  minItems?: number
  anyOf?: Schema[]
  allOf?: Schema[]
}

/** Reads one declaration of model.ts, which keeps to interfaces, unions, arrays, tuples and literals.
 *  @param declaration from `interface` or `type` on, with nothing after it that belongs to the next
 *  @throws Error for syntax that it does not know: then it is to be taught */
export function readDeclaration(declaration: string): Schema {
  const reader = new TypeReader(declaration)
  const keyword = reader.next()
  reader.next()
  if (keyword === 'type') {
    reader.expect('=')
    return reader.type()
  }
  const bases: Schema[] = []
  if (reader.take('extends'))
    do bases.push(reader.type())
    while (reader.take(','))
  const own = reader.type()
  return bases.length === 0 ? own : { allOf: [...bases, own] }
}

const tokens = /\/\*\*.*?\*\/|\/\/[^\n]*|'[^']*'|[A-Za-z_$][\w$]*|\d+(?:\.\d+)?|[^\s]/gs

class TypeReader {
  readonly #tokens: string[]
  #at = 0

  constructor(text: string) {
    this.#tokens = [...text.matchAll(tokens)].map(([token]) => token).filter((token) => !token.startsWith('//'))
  }

  next(): string {
    const token = this.#tokens[this.#at++]
    if (token === undefined) throw new Error('the declaration ends too early')
    return token
  }

  take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false
    this.#at++
    return true
  }

  expect(token: string): void {
    const found = this.next()
    if (found !== token) throw new Error(`expected ${token}, found ${found}`)
  }

  type(): Schema {
    this.take('|')
    const options = [this.#intersection()]
    while (this.take('|')) options.push(this.#intersection())
    return unionOf(options)
  }

  #intersection(): Schema {
    const parts = [this.#postfix()]
    while (this.take('&')) parts.push(this.#postfix())
    return parts.length === 1 ? (parts[0] as Schema) : { allOf: parts }
  }

  #postfix(): Schema {
    let schema = this.#primary()
    while (this.#tokens[this.#at] === '[') {
      this.next()
      if (this.take(']')) schema = { type: 'array', items: schema }
      else {
        schema = { $ref: `${schema.$ref}/properties/${unquoted(this.next())}` }
        this.expect(']')
      }
    }
    return schema
  }

  #primary(): Schema {
    const token = this.next()
    if (token.startsWith("'")) return { enum: [unquoted(token)] }
    if (token === 'readonly') return this.#postfix()
    if (token === '(') {
      const inner = this.type()
      this.expect(')')
      return inner
    }
    if (token === '{') return this.#object()
    if (token === '[') return this.#tuple()
    if (token === 'string' || token === 'number' || token === 'boolean' || token === 'null') return { type: token }
    if (/^[A-Z]\w*$/.test(token) && this.#tokens[this.#at] !== '<') return { $ref: `#/$defs/${token}` }
    throw new Error(`a schema cannot be made of ${token} yet`)
  }

  #object(): Schema {
    const properties: Record<string, Schema> = {}
    const required: string[] = []
    while (!this.take('}')) {
      let description: string | undefined
      while (this.#tokens[this.#at]?.startsWith('/**')) description = commentText(this.next())
      const name = this.next()
      if (!this.take('?')) required.push(name)
      this.expect(':')
      const schema = this.type()
      properties[name] = description === undefined ? schema : { description, ...schema }
      if (!this.take(';')) this.take(',')
    }
    return { type: 'object', properties, ...(required.length === 0 ? {} : { required }) }
  }

  #tuple(): Schema {
    const prefixItems: Schema[] = []
    while (!this.take(']')) {
      if (this.#tokens[this.#at + 1] === ':') this.#at += 2
      prefixItems.push(this.type())
      this.take(',')
    }
    return { type: 'array', prefixItems, items: false, minItems: prefixItems.length }
  }
}

/** Literals as one enum, plain types as one list of types. */
function unionOf(options: readonly Schema[]): Schema {
  const [only, ...others] = options
  if (only !== undefined && others.length === 0) return only
  if (options.every((option) => option.enum !== undefined))
    return { enum: options.flatMap((option) => option.enum ?? []) }
  const isPlain = options.every((option) => typeof option.type === 'string' && Object.keys(option).length === 1)
  return isPlain ? { type: options.map((option) => option.type as string) } : { anyOf: [...options] }
}

function unquoted(token: string): string {
  return token.slice(1, -1)
}

/** A docstring as one paragraph. */
export function commentText(comment: string): string {
  return comment
    .slice(3, -2)
    .split('\n')
    .map((line) => line.replace(/^\s*\*\s?/, '').trim())
    .join(' ')
    .trim()
}

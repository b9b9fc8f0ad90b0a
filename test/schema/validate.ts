import type { Schema } from '../../scripts/schema/type-reader.ts'

export interface SchemaFile extends Schema {
  $defs?: Record<string, Schema>
  /** The same, in the schemas of others. */
  definitions?: Record<string, Schema>
}

/** Checks data against one of our schemas, or speedscope's, as far as JSON Schema is used in them; and, beyond the schemas themselves, that no
 *  property is there which they do not name.
 *  @returns what is wrong, each with its path; [] when nothing is
 *  @throws Error for a keyword that it does not know: then nothing would be checked by it */
export function validate(data: unknown, file: SchemaFile): string[] {
  return check(data, file, { file, path: '' })
}

interface Place {
  file: SchemaFile
  path: string
}

const annotations = new Set(['$schema', '$id', '$defs', 'definitions', 'title', 'description'])

function check(data: unknown, schema: Schema, place: Place): string[] {
  const all = flatten(schema, place.file)
  const isClosed = all.some(({ properties }) => properties !== undefined)
  const known = new Set(all.flatMap(({ properties = {} }) => Object.keys(properties)))
  const extra = isClosed && isObject(data) ? Object.keys(data).filter((key) => !known.has(key)) : []
  return [
    ...extra.map((key) => `${place.path}/${key}: not in the schema`),
    ...all.flatMap((part) =>
      Object.entries(part).flatMap(([keyword, rule]) => checkKeyword(data, keyword, rule, part, place)),
    ),
  ]
}

function checkKeyword(data: unknown, keyword: string, rule: unknown, schema: Schema, place: Place): string[] {
  const wrong = (what: string) => [`${place.path || '/'}: ${what}`]
  if (annotations.has(keyword)) return []
  switch (keyword) {
    case 'type': {
      const types = [rule].flat() as string[]
      return types.includes(typeOf(data)) ? [] : wrong(`${typeOf(data)} in place of ${types.join(' or ')}`)
    }
    case 'enum':
      return (rule as unknown[]).includes(data)
        ? []
        : wrong(`${JSON.stringify(data)} is none of ${JSON.stringify(rule)}`)
    case 'const':
      return data === rule ? [] : wrong(`${JSON.stringify(data)} is not ${JSON.stringify(rule)}`)
    case 'required':
      return (rule as string[])
        .filter((key) => !(isObject(data) && Object.hasOwn(data, key)))
        .flatMap((key) => wrong(`${key} is missing`))
    case 'properties':
      return Object.entries(rule as Record<string, Schema>).flatMap(([key, inner]) =>
        isObject(data) && Object.hasOwn(data, key)
          ? check(data[key], inner, { ...place, path: `${place.path}/${key}` })
          : [],
      )
    case 'items': {
      if (!Array.isArray(data)) return []
      const before = schema.prefixItems?.length ?? 0
      if (rule === false) return data.length > before ? wrong('too many items') : []
      return data.flatMap((item, index) => check(item, rule as Schema, { ...place, path: `${place.path}/${index}` }))
    }
    case 'prefixItems':
      return (rule as Schema[]).flatMap((inner, index) =>
        Array.isArray(data) && index < data.length
          ? check(data[index], inner, { ...place, path: `${place.path}/${index}` })
          : [],
      )
    case 'minItems':
      return Array.isArray(data) && data.length < (rule as number) ? wrong('too few items') : []
    case 'anyOf': {
      const tried = (rule as Schema[]).map((inner) => check(data, inner, place))
      return tried.some((found) => found.length === 0) ? [] : tried.flat()
    }
    default:
      throw new Error(`the validator does not know ${keyword}`)
  }
}

/** A schema with what it refers to and consists of, none of which refers any further. */
function flatten(schema: Schema, file: SchemaFile): Schema[] {
  const { $ref, allOf, ...own } = schema
  const referred = $ref === undefined ? [] : flatten(find($ref, file), file)
  return [...referred, ...(allOf ?? []).flatMap((part) => flatten(part, file)), own]
}

function find(ref: string, file: SchemaFile): Schema {
  const found = ref
    .split('/')
    .slice(1)
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], file)
  if (found === undefined) throw new Error(`${ref} leads nowhere`)
  return found as Schema
}

function typeOf(data: unknown): string {
  if (data === null) return 'null'
  return Array.isArray(data) ? 'array' : typeof data
}

function isObject(data: unknown): data is Record<string, unknown> {
  return typeOf(data) === 'object'
}

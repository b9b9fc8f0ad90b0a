import type { Schema } from '../../scripts/schema/type-reader.ts'
import type { SchemaFile } from './validate.ts'

/** The same data with every free string, one whose values the schema does not list, replaced; and with all free strings that its
 *  schema allows: properties that are missing, and arrays that are empty, are filled in where there is one in them. So a field that
 *  is new in the schema is there without further doing. */
export function withEveryString<Data>(data: Data, file: SchemaFile, nextString: () => string): Data {
  return fill(data, file, { file, nextString }) as Data
}

interface Filling {
  file: SchemaFile
  nextString: () => string
}

function fill(data: unknown, schema: Schema, filling: Filling): unknown {
  const parts = partsOf(schema, filling.file)
  const items = parts.find((part) => part.items)?.items
  if (items && (data === undefined || Array.isArray(data))) {
    const known = data === undefined || data.length === 0 ? [undefined] : data
    return hasStrings(items, filling.file) ? known.map((item) => fill(item, items, filling)) : (data ?? [])
  }
  const properties = Object.entries(
    Object.assign({}, ...parts.map((part) => part.properties)) as Record<string, Schema>,
  )
  if (properties.length > 0) {
    const given = (data ?? {}) as Record<string, unknown>
    const required = new Set(parts.flatMap((part) => part.required ?? []))
    const wanted = properties.filter(
      ([key, inner]) => key in given || required.has(key) || hasStrings(inner, filling.file),
    )
    return { ...given, ...Object.fromEntries(wanted.map(([key, inner]) => [key, fill(given[key], inner, filling)])) }
  }
  const listed = parts.find((part) => part.enum)?.enum
  if (listed !== undefined) return data ?? listed[0]
  const types = parts.flatMap((part) => part.type ?? [])
  if (types.includes('string') && (data === undefined || typeof data === 'string')) return filling.nextString()
  if (data !== undefined) return data
  const oneOf = parts.find((part) => part.anyOf)?.anyOf?.[0]
  if (oneOf !== undefined) return fill(data, oneOf, filling)
  if (types.includes('boolean')) return true
  if (types.includes('number')) return 3
  throw new Error(`nothing is known to make of ${JSON.stringify(parts)}`)
}

/** @param seen references on the way here: a type may hold itself */
function hasStrings(schema: Schema, file: SchemaFile, seen: readonly string[] = []): boolean {
  if (schema.$ref !== undefined && seen.includes(schema.$ref)) return false
  const way = schema.$ref === undefined ? seen : [...seen, schema.$ref]
  return partsOf(schema, file).some((part) => {
    if (part.enum === undefined && [part.type].flat().includes('string')) return true
    const inner = [...Object.values(part.properties ?? {}), ...(part.items ? [part.items] : [])]
    return inner.some((one) => hasStrings(one, file, way))
  })
}

/** A schema with what it refers to and consists of. */
function partsOf(schema: Schema, file: SchemaFile): Schema[] {
  const { $ref, allOf = [], ...own } = schema
  const referred = $ref === undefined ? undefined : at(file, $ref)
  return [
    own,
    ...(referred === undefined ? [] : partsOf(referred, file)),
    ...allOf.flatMap((part) => partsOf(part, file)),
  ]
}

/** @param $ref from the file's root, `#/$defs/Frame/properties/owner` */
function at(file: SchemaFile, $ref: string): Schema | undefined {
  const way = $ref.split('/').slice(1)
  return way.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], file) as
    | Schema
    | undefined
}

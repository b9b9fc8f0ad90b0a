import { readdirSync, readFileSync } from 'node:fs'
import { commentText, readDeclaration, type Schema } from './type-reader.ts'

/** Where the schemas stand, from the package's root. */
export const schemaFolder = 'schema'

const published = [
  {
    fileName: 'report.v1.schema.json',
    root: 'Report',
    id: 'urn:loopcheck:schema:report.v1',
    title: 'loopcheck.report/v1',
  },
  {
    fileName: 'comparison.v1.schema.json',
    root: 'Comparison',
    id: 'urn:loopcheck:schema:comparison.v1',
    title: 'loopcheck.comparison/v1',
  },
]

const model = new URL('../../src/model/', import.meta.url)

/** The JSON Schemas (draft 2020-12) of what other tools read, by file name, made from the types. Unknown properties are allowed:
 *  the same version may gain optional fields. */
export function makeSchemas(): Map<string, string> {
  const declarations = readDeclarations(
    readdirSync(model)
      .sort()
      .map((file) => readFileSync(new URL(file, model), 'utf8'))
      .join('\n\n'),
  )
  return new Map(
    published.map(({ fileName, root, id, title }) => {
      const $defs = definitionsOf(root, declarations)
      const schema = {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: id,
        title,
        $ref: `#/$defs/${root}`,
        $defs,
      }
      return [fileName, `${JSON.stringify(schema, null, 2)}\n`]
    }),
  )
}

interface Declaration {
  description?: string
  text: string
}

/** By name; each up to where the next one's comment or `export` begins. */
function readDeclarations(text: string): Map<string, Declaration> {
  const found = new Map<string, Declaration>()
  const pattern =
    /(\/\*\*(?:(?!\*\/).)*\*\/\n)?^export ((?:interface|type) (\w+).*?)(?=\n\n|\n(?:\/\*\*|export |\/\/ ──)|\s*$(?![\s\S]))/gms
  for (const [, comment, declaration = '', name = ''] of text.matchAll(pattern)) {
    found.set(name, {
      text: declaration,
      ...(comment === undefined ? {} : { description: commentText(comment.trim()) }),
    })
  }
  return found
}

/** The root and all that it leads to, in the order of meeting. */
function definitionsOf(root: string, declarations: ReadonlyMap<string, Declaration>): Record<string, Schema> {
  const made: Record<string, Schema> = {}
  const open = [root]
  for (let name = open.shift(); name !== undefined; name = open.shift()) {
    if (made[name] !== undefined) continue
    const declaration = declarations.get(name)
    if (declaration === undefined) throw new Error(`src/model has no ${name}`)
    const { text, description } = declaration
    const schema = { ...(description === undefined ? {} : { description }), ...readDeclaration(text) }
    made[name] = schema
    open.push(...namesIn(schema))
  }
  return made
}

function namesIn(schema: Schema): string[] {
  return [...JSON.stringify(schema).matchAll(/"#\/\$defs\/(\w+)/g)].map(([, name = '']) => name)
}

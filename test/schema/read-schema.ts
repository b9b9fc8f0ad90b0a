import { readFileSync } from 'node:fs'
import type { SchemaFile } from './validate.ts'

/** One of the published schemas, as it is in the package. */
export function readSchema(name: 'report' | 'comparison'): SchemaFile {
  return JSON.parse(readFileSync(new URL(`../../schema/${name}.v1.schema.json`, import.meta.url), 'utf8'))
}

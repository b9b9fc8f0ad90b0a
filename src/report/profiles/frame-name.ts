import type { Frame } from '../../model.ts'
import { plainText } from '../foreign-text.ts'

/** As profilers show a function: never empty, and never one of the names in parentheses by which they know V8's own states. */
export function profileName({ function: name, file }: Frame): string {
  const plain = plainText(name)
  if (plain === '') return '(anonymous)'
  return file !== '' && plain.startsWith('(') ? `\u200B${plain}` : plain
}

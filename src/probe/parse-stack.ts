import type { RawFrame } from '../model.ts'

/** Reads a stack as V8 prints it: https://v8.dev/docs/stack-trace-api
 *  @returns innermost first; frames without a place, as of built-ins, are left out */
export function parseStack(text: string): RawFrame[] {
  return text.split('\n').flatMap((line) => {
    const [, isAsync, name, named, bare] = /^ {4}at (async )?(?:(.*?) \((.*)\)|(.*))$/.exec(line) ?? []
    const place = named ?? bare
    const [, file, lineNumber, column] = /^(.*):(\d+):(\d+)$/.exec(place ?? '') ?? []
    if (file === undefined) return []
    const frame: RawFrame = { function: bareName(name), file, line: Number(lineNumber), column: Number(column) }
    if (isAsync !== undefined) frame.isAsync = true
    return [frame]
  })
}

/** `Object.<anonymous>` and `Object.read [as get]` as call sites name them. */
function bareName(name = ''): string {
  return name
    .replace(/ \[as .*\]$/, '')
    .replace(/^(Object|Function|Module)\./, '')
    .replace(/^<anonymous>$/, '')
}

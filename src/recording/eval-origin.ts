import type { RawFrame } from '../model.ts'

/** `eval at build (/app/node_modules/a/index.js:646:23)`, nested or not: the innermost file is meant. */
const evalOrigin = /^eval at .*?\((?!eval at )(.*):(\d+):(\d+)\)+$/s

/** Code that was made while the program ran (`new Function`, eval) stands in no file: its place is where it was made.
 *  @returns other frames as they are */
export function atEvalOrigin(frame: RawFrame): RawFrame {
  const [, file, line, column] = frame.file.startsWith('eval at ') ? (evalOrigin.exec(frame.file) ?? []) : []
  return file === undefined ? frame : { ...frame, file, line: Number(line), column: Number(column) }
}

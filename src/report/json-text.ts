/** What JSON may hold as it is, and a terminal (C1 controls), an editor (marks that reorder what is read) or the runner of GitHub
 *  Actions (`##[command]`, anywhere in a line) acts on. */
const active = /[\u007F-\u009F\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]|(?<=#)#(?=\[)/gu

/** Indented JSON with a line end. Whatever a program is named, it is text to all that it passes through, and is read back
 *  as it was. */
export function toJsonText(data: unknown, replacer?: (key: string, value: unknown) => unknown): string {
  const text = JSON.stringify(data, replacer, 2)
  return `${text.replace(active, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`
}

/** Strings that come from the measured program: names, paths, routes. They may hold anything. */

const ansiEscapes = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)|[@-Z\\-_])/gu
const controls = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/gu
const directionMarks = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu
const loneSurrogates = /\p{Surrogate}/gu

/** One line of harmless text: no terminal escapes, no control characters, and marks that reorder what is read
 *  (as in the Trojan Source attack, CVE-2021-42574) written out. Markup is the writer's business. */
export function plainText(text: string): string {
  return text
    .replace(ansiEscapes, '')
    .replace(controls, ' ')
    .replace(directionMarks, (mark) => `[U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`)
    .replace(loneSurrogates, '\uFFFD')
    .trim()
}

/** The same of a text of several lines, which stay lines. */
export function plainLines(text: string): string {
  return text.split('\n').map(plainText).join('\n')
}

/** Leaves out the middle: of a path, both the folder it begins with and the file it ends with stay readable.
 *  @param maxLength in code points, at least 3 */
export function elideMiddle(text: string, maxLength: number): string {
  const points = Array.from(text)
  if (points.length <= maxLength) return text
  const tail = Math.ceil((maxLength - 1) * 0.6)
  return `${points.slice(0, maxLength - 1 - tail).join('')}…${points.slice(-tail).join('')}`
}

/** A field of a file as JavaScript holds it; null where nothing was written. */
export type Value = string | number | boolean | null

/** As JSON writes numbers: so that 0017, +49 and 0x11 stay what they are, words. */
const plainNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d{1,2})?$/

/** No more digits than a double keeps apart. */
const longestNumber = 16

/** Gives a field the type that it looks like. */
export function castField(text: string): Value {
  if (text === '') return null
  if (text === 'true') return true
  if (text === 'false') return false
  return text.length <= longestNumber && plainNumber.test(text) ? Number(text) : text
}

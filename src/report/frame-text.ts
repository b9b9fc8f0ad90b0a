import type { Frame, Location } from '../model.ts'

/** `src/db/client.ts:31`; the file alone for native frames, '' where no file is known. */
export function fileAndLine(place: { file: string; line: number }): string {
  if (place.file === '') return ''
  return place.line > 0 ? `${place.file}:${place.line}` : place.file
}

/** The function's name, or what to call a nameless one. */
export function frameName(place: Pick<Frame | Location, 'function'>): string {
  return place.function === '' ? '(anonymous)' : place.function
}

/** `getTables` of `FileService.getTables`: where the class is known. */
export function shortName(name: string): string {
  return name.split('.').at(-1) || name
}

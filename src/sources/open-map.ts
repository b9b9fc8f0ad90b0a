import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FlattenMap, type TraceMap } from '@jridgewell/trace-mapping'

const mapComment = /^[ \t]*\/\/[#@][ \t]*sourceMappingURL=(\S+)[ \t]*$/gm
const inlineMap = /^data:application\/json[^,]*?(;base64)?,(.*)$/s

/** Opens the map that the last sourceMappingURL comment of a file names: inline, beside it, or by URL. Without a comment, or
 *  where it names nothing that is here, the map beside the file is taken (bundlers leave the comment out on demand).
 *  @returns undefined for a missing or damaged map
 */
export function openMap(text: string, path: string): TraceMap | undefined {
  const url = [...text.matchAll(mapComment)].at(-1)?.[1]
  return (url === undefined ? undefined : openUrl(url, path)) ?? openFile(`${path}.map`)
}

function openUrl(url: string, path: string): TraceMap | undefined {
  const [inline, base64, data = ''] = inlineMap.exec(url) ?? []
  try {
    if (inline === undefined)
      return openFile(url.startsWith('file:') ? fileURLToPath(url) : resolve(dirname(path), decodeURIComponent(url)))
    return parseMap(
      base64 === undefined ? decodeURIComponent(data) : Buffer.from(data, 'base64').toString('utf8'),
      path,
    )
  } catch {
    // Not a URL that leads anywhere.
    return undefined
  }
}

function openFile(path: string): TraceMap | undefined {
  try {
    return parseMap(readFileSync(path, 'utf8'), path)
  } catch {
    // Not deployed with the code.
    return undefined
  }
}

/** @param base what its sources are relative to
 *  @returns undefined for a damaged map */
export function parseMap(json: string, base: string): TraceMap | undefined {
  try {
    // Maps may be made of sections.
    return new FlattenMap(json, base)
  } catch {
    return undefined
  }
}

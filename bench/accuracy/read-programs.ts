import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { findMarks } from './find-marks.ts'
import type { ExpectedBlock, Place, Program, TrueBlock, Truth } from './truth.ts'

/** Reads every program of a folder with its truth.
 *  @param only ids to keep; [] keeps all
 *  @returns in alphabetical order
 *  @throws Error when an id is unknown, or truth.json and the marks in the source disagree
 */
export function readPrograms(folder: string, only: readonly string[]): Program[] {
  const ids = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  const unknown = only.find((id) => !ids.includes(id))
  if (unknown !== undefined) throw new Error(`There is no program "${unknown}". Known: ${ids.join(', ')}.`)
  return ids.filter((id) => only.length === 0 || only.includes(id)).map((id) => readProgram(join(folder, id), id))
}

function readProgram(folder: string, id: string): Program {
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Truth
  const marks = markedPlaces(folder, truth.marksIn)
  const blocks = truth.blocks.map((block) => expect(block, marks, id))
  const named = new Set(truth.blocks.map((block) => block.mark ?? ''))
  for (const mark of marks.keys()) {
    if (!named.has(mark)) throw new Error(`${id}: the source marks "${mark}", truth.json does not know it.`)
  }
  return { id, folder, truth, blocks }
}

function expect(block: TrueBlock, marks: ReadonlyMap<string, Place[]>, id: string): ExpectedBlock {
  if (block.library !== undefined && block.mark === undefined && marks.size === 0) return { ...block, places: [] }
  const places = block.mark === 'no line' ? [] : marks.get(block.mark ?? '')
  if (places === undefined)
    throw new Error(`${id}: no line is marked "// blocks${block.mark ? `: ${block.mark}` : ''}".`)
  return { ...block, places }
}

/** @param within the one folder that counts; undefined: all that were not built */
function markedPlaces(folder: string, within: string | undefined): Map<string, Place[]> {
  const marks = new Map<string, Place[]>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.[cm]?[jt]sx?$/.test(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    const file = relative(folder, path).replaceAll('\\', '/')
    const isBuilt = /(^|\/)(dist|node_modules)\//.test(file)
    if (within === undefined ? isBuilt : !file.startsWith(`${within}/`)) continue
    for (const { mark, line } of findMarks(readFileSync(path, 'utf8'))) {
      marks.set(mark, [...(marks.get(mark) ?? []), { file, line }])
    }
  }
  return marks
}

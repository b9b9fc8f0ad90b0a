import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Notebook } from './cell.ts'

const fileName = 'notebook.json'

/** Saves the notebook in the scenario's folder, from where every server opens it.
 *  @throws what node:fs throws
 */
export async function saveNotebook(folder: string, notebook: Notebook): Promise<void> {
  await writeFile(join(folder, fileName), JSON.stringify(notebook, undefined, 2))
}

/** @throws what node:fs throws; SyntaxError where the file is not whole */
export async function openNotebook(folder: string): Promise<Notebook> {
  return JSON.parse(await readFile(join(folder, fileName), 'utf8')) as Notebook
}

import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'

/** One Node.js to measure with. */
export interface NodeBuild {
  path: string
  /** process.version */
  version: string
}

export interface AccuracyOptions {
  nodes: NodeBuild[]
  /** Ids of programs; [] means all. */
  only: string[]
  /** A sentence for the result: whether the machine was shared, and the like. */
  note: string | undefined
  /** Keep the recordings here; undefined: a temporary folder that is removed. */
  keep: string | undefined
  /** Run nothing, judge what an earlier run kept there. */
  again: string | undefined
}

/** `--node <path>` (repeatable), `--only <id>` (repeatable), `--note <text>`, `--keep <dir>`, `--again <dir>`.
 *  @throws TypeError for an unknown option, Error for a Node.js that does not start
 */
export function readOptions(args: string[]): AccuracyOptions {
  const { values } = parseArgs({
    args,
    options: {
      node: { type: 'string', multiple: true },
      only: { type: 'string', multiple: true },
      note: { type: 'string' },
      keep: { type: 'string' },
      again: { type: 'string' },
    },
  })
  return {
    nodes: (values.node ?? [process.execPath]).map((path) => ({ path, version: versionOf(path) })),
    only: values.only ?? [],
    note: values.note,
    keep: values.keep,
    again: values.again,
  }
}

function versionOf(path: string): string {
  return execFileSync(path, ['--version'], { encoding: 'utf8' }).trim()
}

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import type { CaptureProfile, Fix, FixId, KindId, KindWords } from '../model.ts'

/** What the formats need beyond the figures. */
export interface ReportAssets {
  /** The remedies' words: from src/fixes/fixes.ts. */
  fixes: Readonly<Record<FixId, Fix>>
  /** What each kind of block is, and why it blocks: from src/diagnose/kinds/kinds.ts. */
  kinds: Readonly<Record<KindId, KindWords>>
  /** Mermaid's script, deflated, as base64; '' where no HTML is written. */
  mermaid: string
  /** From the report's folder to the watched program's working directory, '' or ending in `/`, for links in Markdown;
   *  undefined: the report is read from there. */
  sourceBase?: string
  /** From the repository's root to the watched program's working directory, '' or ending in `/`; undefined: the same folder. */
  repositoryBase?: string
  /** The stacks of the recording; undefined where there is only a report. */
  captures?: readonly CaptureProfile[]
}

/** Reads Mermaid from the installed package, for HTML that needs no network.
 *  @returns zlib data in base64, some 0.9 MB
 *  @throws Error when the package is damaged */
async function readMermaid(): Promise<string> {
  const bundle = createRequire(import.meta.url).resolve('@mermaid-js/tiny')
  const deflated = await promisify(deflate)(await readFile(bundle), { level: 9 })
  return deflated.toString('base64')
}

/** All assets, once for any number of reports. */
export async function readAssets(given: Omit<ReportAssets, 'mermaid'>): Promise<ReportAssets> {
  return { ...given, mermaid: await readMermaid() }
}

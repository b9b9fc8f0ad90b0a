import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { notFound } from '../refusal.ts'

/** The datasets that the server brings along. */
export const sampleNames = ['large'] as const

export type SampleName = (typeof sampleNames)[number]

export function samplePath(folder: string, name: SampleName): string {
  return join(folder, `sample-${name}.csv`)
}

/** @throws Refusal 404 where it was never made */
export async function readSample(folder: string, name: SampleName): Promise<Uint8Array> {
  try {
    return await readFile(samplePath(folder, name))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw notFound('sample')
    throw error
  }
}

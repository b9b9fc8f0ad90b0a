import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { ProfileSample } from './self-time.ts'
import { userFile } from './user-file.ts'

/** What is read of https://github.com/google/pprof/blob/main/proto/profile.proto, as pprof-format decodes it. */
interface Profile {
  stringTable: { strings: string[] }
  sampleType: { type: number | bigint; unit: number | bigint }[]
  sample: { locationId: (number | bigint)[]; value: (number | bigint)[] }[]
  location: { id: number | bigint; line: { functionId: number | bigint; line: number | bigint }[] }[]
  function: { id: number | bigint; name: number | bigint; filename: number | bigint; startLine: number | bigint }[]
}

/** Reads a pprof profile of wall time.
 *  @param folder of the program
 *  @param packages a package.json beside whose node_modules pprof-format is installed
 */
export async function readPprof(file: string, folder: string, packages: string): Promise<ProfileSample[]> {
  const { Profile } = (await import(pathToFileURL(createRequire(packages).resolve('pprof-format')).href)) as {
    Profile: { decode(bytes: Uint8Array): Profile }
  }
  const bytes = readFileSync(file)
  const profile = Profile.decode(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes)
  const text = (index: number | bigint) => profile.stringTable.strings[Number(index)] ?? ''
  const functions = new Map(profile.function.map((each) => [Number(each.id), each]))
  const locations = new Map(profile.location.map((each) => [Number(each.id), each]))
  const wall = profile.sampleType.findIndex(({ unit }) => text(unit) === 'nanoseconds')
  return profile.sample.map(({ locationId, value }) => {
    const stack = locationId.flatMap((id) =>
      (locations.get(Number(id))?.line ?? []).map(({ functionId, line }) => {
        const called = functions.get(Number(functionId))
        return {
          file: userFile(text(called?.filename ?? 0), folder),
          function: text(called?.name ?? 0),
          headLine: Number(line),
        }
      }),
    )
    return { stack, weightMs: Number(value[wall] ?? 0) / 1e6 }
  })
}

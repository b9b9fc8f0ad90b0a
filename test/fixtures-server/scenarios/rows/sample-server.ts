import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ScenarioSite } from '../../../../src/fixtures-server/scenarios/scenario.ts'

const program = fileURLToPath(new URL('../../../../dist/fixtures-server/main.js', import.meta.url))

export interface SampleServer {
  url: string
  child: ChildProcess
}

/** Starts the built sample server telling `rows`. */
export async function startRows(strategy: string, site: ScenarioSite): Promise<SampleServer> {
  const child = spawn(process.execPath, [program, '--scenario', 'rows', '--strategy', strategy], {
    env: { ...process.env, SAMPLE_SITE: JSON.stringify(site) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(child.stdout as NodeJS.ReadableStream, 'data')
  const [, url] = /^listening on (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(String(line)) ?? []
  if (url === undefined) throw new Error(`the server said: ${line}`)
  return { url, child }
}

/** Tells it to end.
 *  @returns its exit code and signal, and how long it took
 */
export async function endRows({ child }: SampleServer): Promise<{ exit: unknown[]; tookMs: number }> {
  const startMs = performance.now()
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  return { exit: await exited, tookMs: performance.now() - startMs }
}

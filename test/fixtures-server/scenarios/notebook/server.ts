import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ScenarioSite } from '../../../../src/fixtures-server/scenarios/scenario.ts'

const program = fileURLToPath(new URL('../../../../dist/fixtures-server/main.js', import.meta.url))

export interface Server {
  origin: string
  child: ChildProcess
}

/** Starts the sample server with the notebook, and waits until it listens.
 *  @throws Error with what it said instead
 */
export async function startNotebook(
  strategy: string,
  site: ScenarioSite,
  settings: NodeJS.ProcessEnv = {},
): Promise<Server> {
  const child = spawn(process.execPath, [program, '--scenario', 'notebook', '--strategy', strategy], {
    env: { ...process.env, SAMPLE_SITE: JSON.stringify(site), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += String(chunk)
  })
  const line = once(child.stdout as NodeJS.ReadableStream, 'data').then(([chunk]) => String(chunk))
  const ended = once(child, 'close').then(() => said)
  const [, origin] = /^listening on (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(await Promise.race([line, ended])) ?? []
  if (origin === undefined) throw new Error(`The server said: ${said}`)
  return { origin, child }
}

/** Runs a cell.
 *  @param body what is sent; a text goes as it is
 */
export async function runCell(origin: string, body: unknown): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${origin}/notebook/cells/run`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: answer.status, text: await answer.text() }
}

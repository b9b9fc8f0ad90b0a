import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { markedLine, type ProbedRun, runProbed } from './run-program.ts'

const [hasPg, hasMysql] = await Promise.all([
  answers(process.env.LOOPCHECK_PG_URL ?? 'postgres://127.0.0.1:5432'),
  answers(process.env.LOOPCHECK_MYSQL_URL ?? 'mysql://127.0.0.1:3306'),
])

/** Name of the client, whether its server runs, and whether every answer can be told to be one request's. */
const clients: [name: string, canRun: boolean, isTold: boolean][] = [
  ['agent', true, true],
  ['fetch', true, true],
  ['tls', true, true],
  ['pipelining', true, false],
  ['pg-client', hasPg, false],
  ['pg-pool', hasPg, true],
  ['mysql-pool', hasMysql, true],
  ['mysql-callbacks', hasMysql, true],
]

describe.each(clients)('two routes that share a client (%s)', (client, canRun, isTold) => {
  it.skipIf(!canRun)('are blamed for their own answers, one after the other', async () => {
    const run = await serve(client, async (get) => {
      for (let round = 0; round < 2; round++) {
        await get('/small')
        await get('/large')
      }
    })
    expect(blamedPaths(run)).toEqual(['/large'])
  })

  it.skipIf(!canRun)('are never blamed for the answers of the other, at once', async () => {
    const run = await serve(client, async (get) => {
      for (let round = 0; round < 2; round++) {
        await Promise.all(['/small', '/large', '/small', '/small', '/large', '/small'].map(get))
      }
    })
    const paths = blamedPaths(run)
    expect(paths.length).toBeGreaterThan(0)
    expect(paths.filter((path) => path !== '/large')).toEqual(isTold ? [] : [undefined])
  })
})

function serve(client: string, load: (get: (path: string) => Promise<void>) => Promise<void>): Promise<ProbedRun> {
  return runProbed('pools/server.mjs', {
    args: [client],
    env: { LOOPCHECK_PG_URL: process.env.LOOPCHECK_PG_URL, LOOPCHECK_MYSQL_URL: process.env.LOOPCHECK_MYSQL_URL },
    during: async ({ firstLine, kill }) => {
      await load(async (path) => {
        const answer = await fetch(`http://127.0.0.1:${firstLine}${path}`)
        expect(await answer.text()).toContain(path.slice(1))
      })
      await delay(50)
      kill('SIGTERM')
    },
  })
}

/** The paths of the requests that the reading is blamed on, each once; undefined for unknown. */
function blamedPaths({ process }: ProbedRun): (string | undefined)[] {
  const line = markedLine('pools/read-value.mjs', 'reads')
  const captures = [...process.captures.values()].flat().filter((capture) => {
    const [frame] = process.stacks.get(capture.stack) ?? []
    return frame?.file.endsWith('/pools/read-value.mjs') === true && frame.line === line
  })
  return [...new Set(captures.map(({ request }) => request?.path))]
}

/** Whether anybody listens there. */
function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname)
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}

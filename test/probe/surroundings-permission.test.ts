import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { markedLine, runPlain, runProbed, stallsAt, targetNode } from './run-program.ts'

const program = 'blocks-then-exits.mjs'
const project = fileURLToPath(new URL('../../', import.meta.url))
const known = execFileSync(targetNode, ['--help'], { encoding: 'utf8' })
/** The first came with Node.js 23.5. */
const permission = known.includes(' --permission') ? '--permission' : '--experimental-permission'
const knowsInspectorScope = known.includes('--allow-inspector')

describe('under the permission model', () => {
  // Older Node.js has no such permission to give: `npm run test:nodes` runs this where there is one.
  if (knowsInspectorScope) {
    it('finds the line where threads and the inspector are allowed', async () => {
      const { run } = await runBoth((folder) => [...readWrite(folder), '--allow-worker', '--allow-inspector'])
      const [found] = stallsAt(run.process, program, markedLine(program, 'block'))
      expect(found?.stall.durationMs).toBeGreaterThan(120)
      expect(run.report.notices.map(({ kind }) => kind)).not.toContain('no-stack')
    })
  }

  it('finds the stall and says why it has no stack where the inspector is forbidden', async () => {
    const { run } = await runBoth((folder) => [...readWrite(folder), '--allow-worker'])
    expect(Math.max(...run.process.stalls.map(({ durationMs }) => durationMs))).toBeGreaterThan(120)
    expect(run.report.notices.find(({ kind }) => kind === 'no-stack')?.text).toContain('permission model')
  })

  it('leaves the program alone where threads are forbidden', async () => {
    const { run } = await runBoth((folder) => readWrite(folder))
    expect(run.recording.processes).toEqual([])
  })

  it('leaves the program alone where nothing may be written, and no threads', async () => {
    const { run } = await runBoth(() => [`--allow-fs-read=${project}`])
    expect(run.recording.processes).toEqual([])
  })
})

function readWrite(folder: string): string[] {
  return [`--allow-fs-read=${project}`, `--allow-fs-read=${folder}`, `--allow-fs-write=${folder}`]
}

/** Runs the program without and with the probe, and makes sure that it does the same. */
async function runBoth(allow: (folder: string) => string[]) {
  const nodeArgs = (folder: string) => [permission, ...allow(folder)]
  const plain = await runPlain(program, { nodeArgs })
  const run = await runProbed(program, { nodeArgs })
  expect(plain).toMatchObject({ code: 5, stdout: 'blocked\n' })
  expect(run).toMatchObject({ code: 5, stdout: 'blocked\n' })
  expect(withoutPid(run.stderr)).toBe(withoutPid(plain.stderr))
  return { plain, run }
}

function withoutPid(stderr: string): string {
  return stderr.replaceAll(/\(node:\d+\)/g, '(node)')
}

import { execFileSync } from 'node:child_process'
import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { program, readReport, runCli, temporaryFolder } from './cli.ts'

const repository = fileURLToPath(new URL('../../', import.meta.url))

interface Packed {
  filename: string
  files: { path: string }[]
  size: number
}

describe('the package', () => {
  it('holds what runs and nothing else', () => {
    const { files, size } = pack(temporaryFolder())
    const paths = files.map(({ path }) => path)
    expect(paths).toContain('package.json')
    expect(paths.filter((path) => !/^(dist\/|schema\/|package\.json$|README|LICENSE|CHANGELOG)/.test(path))).toEqual([])
    expect(size).toBeLessThan(1_750_000)
  })

  it('holds the schemas that it exports', () => {
    const paths = pack(temporaryFolder()).files.map(({ path }) => path)
    const { exports } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'))
    const exported = Object.keys(exports).filter((name) => name.startsWith('./schema/'))
    expect(exported.map((name) => name.slice(2)).sort()).toEqual(
      paths.filter((path) => path.startsWith('schema/')).sort(),
    )
  })

  it('runs from its tarball: the bin, and a program under the probe', async () => {
    const folder = temporaryFolder()
    const { filename } = pack(folder)
    execFileSync('tar', ['-xzf', filename], { cwd: folder })
    const unpacked = join(folder, 'package')
    symlinkSync(join(repository, 'node_modules'), join(unpacked, 'node_modules'))
    const { bin, version } = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8'))
    const entry = join(unpacked, bin.loopcheck)
    expect(readFileSync(entry, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)

    expect(await runCli(['--version'], { entry })).toMatchObject({ code: 0, stdout: `${version}\n` })
    const cwd = temporaryFolder()
    const load = ['--duration', '1', '--warmup', '0', '--url', '/slow']
    const { code } = await runCli(['run', ...load, '--', 'node', program('serves.mjs')], { entry, cwd })
    expect(code).toBe(0)
    expect(readReport(join(cwd, '.loopcheck/run')).blockers[0]?.location?.function).toBe('spinForAWhile')
  })

  it('judges a recording for a program that imports it', async () => {
    const { diagnose, parseRecording } = await import(new URL('../../dist/index.js', import.meta.url).href)
    const cwd = temporaryFolder()
    await runCli(['run', '-q', '--', 'node', program('ends-by-itself.mjs')], { cwd })
    const file = join(cwd, '.loopcheck/run/recording.jsonl')
    const report = diagnose(parseRecording(readFileSync(file, 'utf8'), file), '0.1.0')
    expect(report.verdict).toEqual(readReport(join(cwd, '.loopcheck/run')).verdict)
  })
})

/** Without scripts: what is packed is what was built for these tests. */
function pack(to: string): Packed {
  const args = ['pack', '--json', '--ignore-scripts', '--silent', '--pack-destination', to]
  const [packed] = JSON.parse(execFileSync('npm', args, { cwd: repository, encoding: 'utf8' })) as [Packed]
  return packed
}

import { describe, expect, it } from 'vitest'
import { kinds } from '../../src/diagnose/kinds/kinds.ts'
import { fixes } from '../../src/fixes/fixes.ts'
import { runCli } from './cli.ts'

describe('explain', () => {
  it('lists every kind and every remedy', async () => {
    const { code, stdout, stderr } = await runCli(['explain'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const [id, { name }] of Object.entries(kinds)) expect(stdout).toContain(`- ${id}: ${name}`)
    for (const [id, { title }] of Object.entries(fixes)) expect(stdout).toContain(`- ${id}: ${title}`)
  })

  it('explains a kind: what, why it hurts, signs, remedies with their code, when it is fine', async () => {
    const { code, stdout } = await runCli(['explain', 'sync-wait'])
    expect(code).toBe(0)
    const titles = ['What happens', 'Why it hurts', 'How to recognise it', 'How to fix it', 'When it is fine']
    const places = titles.map((title) => stdout.indexOf(`\n${title}\n`))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
    expect(stdout).toContain('const pool = new pg.Pool({ max: 10 })')
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(kinds['sync-wait'].fine)
  })

  it('explains a remedy and what it helps against', async () => {
    const { code, stdout } = await runCli(['explain', 'safe-regexp'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^safe-regexp {2}remedy\n/)
    expect(stdout).toContain('- regexp: a regular expression that backtracks')
  })

  it('keeps its words within 80 columns and has no colour on a pipe', async () => {
    const { stdout } = await runCli(['explain', 'gc'])
    const words = stdout.split('\n').filter((line) => !line.startsWith('    '))
    expect(Math.max(...words.map((line) => line.length))).toBeLessThanOrEqual(80)
    expect(stdout).not.toContain('\u001B')
    const coloured = await runCli(['explain', 'gc'], { env: { FORCE_COLOR: '1' } })
    expect(coloured.stdout).toContain('\u001B')
    const plain = await runCli(['explain', 'gc', '--no-color'], { env: { FORCE_COLOR: '1' } })
    expect(plain.stdout).toBe(stdout)
  })

  it.each([
    ['sync-dn', 'sync-db'],
    ['zlib', 'sync-zlib'],
    ['worker-pol', 'worker-pool'],
    ['JSON', 'json'],
    ['fs', 'sync-fs'],
  ])('answers %s, which is none, with the nearest name', async (given, nearest) => {
    const { code, stdout, stderr } = await runCli(['explain', given])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(`"${given}"`)
    expect(stderr).toMatch(new RegExp(`Did you mean .*${nearest}`))
    // One letter of two is not enough to be like it.
    if (given === 'fs') expect(stderr).not.toContain('gc')
  })

  it.each(['__proto__', 'constructor', 'quicksort'])('knows nothing of %s', async (given) => {
    const { code, stderr } = await runCli(['explain', given])
    expect(code).toBe(2)
    expect(stderr).toContain('Run loopcheck explain')
  })
})

import { describe, expect, it } from 'vitest'
import { runCli } from './cli.ts'

describe('--help', () => {
  it.each([[[]], [['bench']], [['run']], [['report']], [['explain']], [['serve']]])(
    'of %j fits a screen and ends with examples',
    async (command) => {
      const { code, stdout, stderr } = await runCli([...command, '--help'], { env: { COLUMNS: '80' } })
      const lines = stdout.trimEnd().split('\n')
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(lines.length).toBeLessThanOrEqual(40)
      expect(lines.filter((line) => line.length > 80)).toEqual([])
      expect(lines.slice(-4)).toEqual(['Examples:', ...Array(3).fill(expect.stringMatching(/^ {2}\$ loopcheck /))])
    },
  )

  it('names every option once on a line of its own', async () => {
    const { stdout } = await runCli(['run', '--help'], { env: { COLUMNS: '80' } })
    const described = [...stdout.matchAll(/^ {2}(-\w, )?(--[\w-]+)/gm)].map(([, , option]) => option)
    expect(new Set(described).size).toBe(described.length)
    expect(described).toContain('--no-color')
    expect(described.length).toBeGreaterThan(15)
  })
})

describe('--version', () => {
  it('is a version and nothing else', async () => {
    const { code, stdout } = await runCli(['--version'])
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect(code).toBe(0)
  })
})

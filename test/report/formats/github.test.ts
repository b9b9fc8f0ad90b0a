import { expect, test } from 'vitest'
import { githubFormat } from '../../../src/report/formats/github.ts'
import { summariseComparisonForGithub, summariseForGithub } from '../../../src/report/github-summary.ts'
import {
  blockedReport,
  bridgeBlocker,
  cleanReport,
  hostileStrings,
  improvedComparison,
  manyBlockersReport,
} from '../fixtures.ts'
import { harmlessComparison, harmlessReport, hostileComparison, hostileReport } from '../hostile.ts'
import { assets } from './assets.ts'

/** Reads a line as the runner does: ActionCommand.TryParseV2 of github.com/actions/runner. */
function readCommand(line: string): { command: string; properties: Record<string, string>; message: string } {
  const trimmed = line.trim()
  const end = trimmed.indexOf('::', 2)
  if (!trimmed.startsWith('::') || end < 0) throw new Error(`no command: ${line}`)
  const [, command = '', given = ''] = /^(\S+)(?: (.*))?$/s.exec(trimmed.slice(2, end)) ?? []
  const pairs = given.split(',').map((pair) => {
    const at = pair.indexOf('=')
    return [pair.slice(0, at), unescaped(pair.slice(at + 1))]
  })
  return { command, properties: Object.fromEntries(pairs), message: unescaped(trimmed.slice(end + 2)) }
}

function unescaped(text: string): string {
  const signs: Record<string, string> = { '%25': '%', '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',' }
  return text.replaceAll(/%(?:25|0D|0A|3A|2C)/g, (sign) => signs[sign] ?? sign)
}

function commandsOf(text: string): ReturnType<typeof readCommand>[] {
  return text.trimEnd().split('\n').map(readCommand)
}

function shapesOf(text: string): { command: string; properties: string[] }[] {
  return commandsOf(text).map(({ command, properties }) => ({ command, properties: Object.keys(properties) }))
}

test('is as it was', async () => {
  await expect(githubFormat.report(blockedReport, assets)).toMatchFileSnapshot('../__snapshots__/blocked.github.txt')
  await expect(githubFormat.comparison(improvedComparison, assets)).toMatchFileSnapshot(
    '../__snapshots__/improved.github.txt',
  )
  await expect(summariseForGithub(blockedReport, assets)).toMatchFileSnapshot('../__snapshots__/blocked.summary.md')
})

test('shows each blocker at its line, by how grave it is', () => {
  const [verdict, worst, second, unknown] = commandsOf(githubFormat.report(blockedReport, assets))
  expect(verdict).toMatchObject({ command: 'warning', message: blockedReport.verdict.text })
  expect(worst?.command).toBe('error')
  expect(worst?.properties).toEqual({
    file: 'src/db/postgres-provider.ts',
    line: '31',
    col: '17',
    title: 'sync-wait in PostgresProvider.execute',
  })
  expect(second?.command).toBe('warning')
  expect(unknown?.properties).toEqual({ title: 'unknown' })
  expect(commandsOf(githubFormat.report(cleanReport, assets))).toHaveLength(1)
})

test('is one command a line, and nothing but its own, whatever the names hold', () => {
  const injections = [
    '::error::x',
    'a\n::set-output name=x::y',
    'a,line=9',
    '%0A::error::z',
    '##[error]w',
    'b::c',
    '\r\n::add-mask::q',
  ]
  for (const hostile of [...injections, ...hostileStrings]) {
    const report = {
      ...blockedReport,
      blockers: [{ ...bridgeBlocker, title: hostile, route: hostile, detail: hostile }],
    }
    const location = { ...(bridgeBlocker.location ?? { line: 1, column: 1, function: '' }), file: hostile }
    const placed = { ...blockedReport, blockers: [{ ...bridgeBlocker, location }] }
    for (const built of [report, placed]) {
      const commands = commandsOf(githubFormat.report(built, assets))
      expect(commands.map(({ command }) => command)).toEqual(['warning', 'error'])
      expect(
        Object.keys(commands[1]?.properties ?? {}).filter((key) => !['file', 'line', 'col', 'title'].includes(key)),
      ).toEqual([])
    }
    expect(githubFormat.report(report, assets)).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/)
  }
  for (const offset of hostileStrings.keys()) {
    for (const [text, harmless] of [
      [githubFormat.report(hostileReport(offset), assets), githubFormat.report(harmlessReport(offset), assets)],
      [
        githubFormat.comparison(hostileComparison(offset), assets),
        githubFormat.comparison(harmlessComparison(offset), assets),
      ],
    ] as const) {
      expect(shapesOf(text)).toEqual(shapesOf(harmless))
    }
  }
})

test('loses no sign of a name on the way through the runner', () => {
  const title = '100% of a,b: c::d %25'
  const [, command] = commandsOf(
    githubFormat.report({ ...blockedReport, blockers: [{ ...bridgeBlocker, title }] }, assets),
  )
  expect(command?.properties.title).toBe(title)
})

test('keeps to the ten of a level that a step shows, and counts the rest', () => {
  const commands = commandsOf(githubFormat.report(manyBlockersReport, assets))
  expect(commands.filter(({ command }) => command === 'error')).toHaveLength(9)
  expect(commands.at(-1)?.message).toBe('191 more are in the report.')
})

test('is an error where a comparison regressed', () => {
  const verdict = { status: 'regressed', text: 'Regressed.' } as const
  const [first] = commandsOf(githubFormat.comparison({ ...improvedComparison, verdict }, assets))
  expect(first?.command).toBe('error')
})

test('sums up in less than a job summary may take, verdict first', () => {
  const many = summariseForGithub(manyBlockersReport, assets)
  expect(many.split('\n')[0]).toBe(`# ${manyBlockersReport.verdict.text}`)
  expect(Buffer.byteLength(many)).toBeLessThan(1024 * 1024)
  const huge = { ...manyBlockersReport, blockers: Array(40).fill(manyBlockersReport.blockers).flat() }
  expect(Buffer.byteLength(summariseForGithub(huge, assets))).toBeLessThan(1024 * 1024)
  expect(summariseForGithub(huge, assets)).toContain('The rest is in report.md.')
  const short = summariseForGithub(blockedReport, assets)
  expect(short).toContain('```mermaid')
  expect(short).not.toContain('## Settings')
  expect(summariseComparisonForGithub(improvedComparison, assets)).toContain(improvedComparison.scenarios[0]?.title)
})

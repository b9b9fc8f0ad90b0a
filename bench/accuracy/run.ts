/** Measures how often loopcheck names the exact line: every program under programs/, on every Node.js asked for.
 *  Usage: npm run bench:accuracy -- [--node <path>]… [--only <id>]… [--note <text>] [--keep <dir> | --again <dir>]
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import type { Report } from '../../src/model.ts'
import { buildPrograms } from './build-programs.ts'
import { judgeAgain } from './judge-again.ts'
import { createLackFinder, type FindLack } from './needs.ts'
import { type NodeBuild, readOptions } from './options.ts'
import { readPrograms } from './read-programs.ts'
import { type AccuracyResult, toResult, toText } from './result.ts'
import { runProgram } from './run-program.ts'
import { type ProgramScore, scoreProgram } from './score.ts'
import { heading, linesOf, summaryOf } from './table.ts'
import { isMet } from './targets.ts'
import type { Program } from './truth.ts'

/** Runs that are given up for the machine's sake, for one program. */
const mostReruns = 2
const root = resolve(import.meta.dirname, '../..')
const options = readOptions(process.argv.slice(2))
const programFolder = join(import.meta.dirname, 'programs')
buildPrograms(programFolder, options.only, join(root, 'node_modules/.bin'))
const programs = readPrograms(programFolder, options.only)
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const given = options.again ?? options.keep
const folder = given === undefined ? mkdtempSync(join(tmpdir(), 'loopcheck-accuracy-')) : resolve(given)

for (const node of options.nodes) {
  const result = await measure(node)
  say(`\n${summaryOf(result.reach)}`)
  if (!result.targets.every(isMet)) process.exitCode = 1
  if (options.only.length === 0) say(`wrote ${relative(root, writeResult(result))}\n`)
}
if (given === undefined) rmSync(folder, { recursive: true, force: true })

async function measure(node: NodeBuild): Promise<AccuracyResult> {
  const loadAverageBefore = loadavg()[0] ?? 0
  const findLack = createLackFinder(node.path)
  const scored: (ProgramScore & { reruns: number })[] = []
  const skipped: AccuracyResult['skipped'] = []
  say(`Node ${node.version}, ${programs.length} programs\n${heading}`)
  for (const program of programs) {
    const why = await whyNot(program, node, findLack)
    if (why === undefined) scored.push(await scoreUndisturbed(program, node))
    else {
      skipped.push({ id: program.id, why })
      say(`${program.id.padEnd(20)} skipped: ${why}`)
    }
  }
  return toResult({
    node: node.version,
    loopcheck: version,
    programs: scored,
    skipped,
    loadAverageBefore,
    note: options.note,
  })
}

async function whyNot(program: Program, node: NodeBuild, findLack: FindLack): Promise<string | undefined> {
  if (options.again === undefined) return findLack(program.truth.needs)
  return existsSync(folderOf(program, node)) ? undefined : 'no recording was kept'
}

/** A run in which the machine took the CPU away from the program says little: it is made again, whatever came out of it. */
async function scoreUndisturbed(program: Program, node: NodeBuild): Promise<ProgramScore & { reruns: number }> {
  for (let reruns = 0; ; reruns++) {
    const report = await reportOf(program, node)
    const scored = scoreProgram(program, report, `${relative(root, program.folder).replaceAll('\\', '/')}/`)
    if (options.again === undefined && reruns < mostReruns && isStarvedByOthers(scored, report)) continue
    say(linesOf(scored).join('\n'))
    return { ...scored, reruns }
  }
}

function isStarvedByOthers({ isDisturbed, isNegative, excused, stalls }: ProgramScore, report: Report): boolean {
  if (isDisturbed || isNegative) return false
  return excused > stalls / 4 || report.notices.some((notice) => notice.kind === 'machine-noise')
}

async function reportOf(program: Program, node: NodeBuild): Promise<Report> {
  const of = folderOf(program, node)
  const again = options.again === undefined ? undefined : judgeAgain(of, version)
  return again ?? (await runProgram(program, { nodePath: node.path, root, folder: of }))
}

function folderOf(program: Program, node: NodeBuild): string {
  return join(folder, node.version, program.id)
}

function writeResult(result: AccuracyResult): string {
  const results = join(root, 'bench/results')
  const [major] = result.node.slice(1).split('.')
  const path = join(results, `accuracy-${result.date}-node${major}.json`)
  mkdirSync(results, { recursive: true })
  writeFileSync(path, toText(result))
  return path
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

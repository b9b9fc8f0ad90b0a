/** Measures how often loopcheck names the exact line: every program under programs/, on every Node.js asked for.
 *  Usage: npm run bench:accuracy -- [--node <path>]… [--only <id>]… [--note <text>] [--keep <dir>]
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { buildPrograms } from './build-programs.ts'
import { createLackFinder } from './needs.ts'
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
const folder = options.keep === undefined ? mkdtempSync(join(tmpdir(), 'loopcheck-accuracy-')) : resolve(options.keep)

for (const node of options.nodes) {
  const result = await measure(node)
  say(`\n${summaryOf(result.reach)}`)
  if (!result.targets.every(isMet)) process.exitCode = 1
  if (options.only.length === 0) say(`wrote ${relative(root, writeResult(result))}\n`)
}
if (options.keep === undefined) rmSync(folder, { recursive: true, force: true })

async function measure(node: NodeBuild): Promise<AccuracyResult> {
  const loadAverageBefore = loadavg()[0] ?? 0
  const findLack = createLackFinder(node.path)
  const scored: (ProgramScore & { reruns: number })[] = []
  const skipped: AccuracyResult['skipped'] = []
  say(`Node ${node.version}, ${programs.length} programs\n${heading}`)
  for (const program of programs) {
    const why = await findLack(program.truth.needs)
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

/** A run in which the machine took the CPU away from the program says little: it is made again, whatever came out of it. */
async function scoreUndisturbed(program: Program, node: NodeBuild): Promise<ProgramScore & { reruns: number }> {
  for (let reruns = 0; ; reruns++) {
    const scored = await score(program, node)
    if (reruns < mostReruns && isStarvedByOthers(scored)) continue
    say(linesOf(scored).join('\n'))
    return { ...scored, reruns }
  }
}

function isStarvedByOthers({ isDisturbed, isNegative, excused, stalls }: ProgramScore): boolean {
  return !isDisturbed && !isNegative && excused > stalls / 4
}

async function score(program: Program, node: NodeBuild): Promise<ProgramScore> {
  const report = await runProgram(program, {
    nodePath: node.path,
    root,
    folder: join(folder, node.version, program.id),
  })
  return scoreProgram(program, report, `${relative(root, program.folder).replaceAll('\\', '/')}/`)
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

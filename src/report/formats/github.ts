import type { Blocker, ComparisonVerdict, Verdict } from '../../model.ts'
import { formatCount } from '../../numbers.ts'
import { remainingBlockers } from '../after-side.ts'
import type { ReportAssets } from '../assets.ts'
import { describeCost, type Level, levelOf } from '../blocker-words.ts'
import { plainText } from '../foreign-text.ts'
import { placeOf, repositoryPath } from '../place-uri.ts'
import type { Format } from './formats.ts'

/** Workflow commands of GitHub Actions: a runner that reads them on a step's output shows each at its line.
 *  https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
export const githubFormat: Format = {
  fileName: 'github-annotations.txt',
  report: ({ verdict, blockers, totals }, assets) =>
    lines([
      { command: verdictCommands[verdict.status], title: 'loopcheck', text: verdict.text },
      ...annotations(
        blockers.map((blocker) => ({ blocker, level: levelOf(blocker, totals) })),
        assets,
      ),
    ]),
  comparison: (comparison, assets) =>
    lines([
      { command: comparisonCommands[comparison.verdict.status], title: 'loopcheck', text: comparison.verdict.text },
      ...annotations(
        remainingBlockers(comparison).map(({ blocker, totals }) => ({ blocker, level: levelOf(blocker, totals) })),
        assets,
      ),
    ]),
}

type Command = 'error' | 'warning' | 'notice'

interface Annotation {
  command: Command
  title: string
  text: string
  place?: { file: string; line: number; column?: number }
}

/** A step shows ten of each level; one of each is left for the verdict. */
const shownOfEach = 9

const commands: Record<Level, Command> = { error: 'error', warning: 'warning', note: 'notice' }

const verdictCommands: Record<Verdict['status'], Command> = {
  clean: 'notice',
  blocked: 'warning',
  starved: 'warning',
  inconclusive: 'warning',
}

const comparisonCommands: Record<ComparisonVerdict, Command> = {
  improved: 'notice',
  unchanged: 'notice',
  regressed: 'error',
  inconclusive: 'warning',
  'numbers only': 'notice',
}

function annotations(found: readonly { blocker: Blocker; level: Level }[], assets: ReportAssets): Annotation[] {
  const shown = found.filter(
    (one, index) => found.slice(0, index).filter(({ level }) => level === one.level).length < shownOfEach,
  )
  const left = found.length - shown.length
  return [
    ...shown.map(({ blocker, level }) => annotationOf(blocker, commands[level], assets)),
    ...(left > 0
      ? [{ command: 'notice', title: 'loopcheck', text: `${formatCount(left)} more are in the report.` } as const]
      : []),
  ]
}

function annotationOf(blocker: Blocker, command: Command, { fixes, repositoryBase = '' }: ReportAssets): Annotation {
  const place = placeOf(blocker)
  const [fix] = blocker.fixes
  const text = [describeCost(blocker), ...(fix === undefined ? [] : [fixes[fix.id].summary])].join('\n')
  return {
    ...{ command, title: blocker.title, text },
    ...(place === undefined ? {} : { place: { ...place, file: repositoryPath(place.file, repositoryBase) } }),
  }
}

function lines(all: readonly Annotation[]): string {
  return all.map((annotation) => `${commandLine(annotation)}\n`).join('')
}

function commandLine({ command, title, text, place }: Annotation): string {
  const properties = [
    ...(place === undefined
      ? []
      : [
          ['file', place.file],
          ['line', String(Math.max(1, place.line))],
        ]),
    ...(place?.column === undefined || place.column < 1 ? [] : [['col', String(place.column)]]),
    ['title', title],
  ]
  const given = properties.map(([name, value]) => `${name}=${propertyText(value ?? '')}`).join(',')
  return `::${command} ${given}::${messageText(text)}`
}

/** What the runner takes back: https://github.com/actions/toolkit, packages/core/src/command.ts */
function messageText(text: string): string {
  const plain = text.split('\n').map(plainText).join('\n')
  return plain.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function propertyText(text: string): string {
  return messageText(plainText(text)).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

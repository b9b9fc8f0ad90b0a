import type { Blocker, Frame, KindId, Totals } from '../../model.ts'
import { remainingBlockers } from '../after-side.ts'
import type { ReportAssets } from '../assets.ts'
import { describeCost, levelOf } from '../blocker-words.ts'
import { plainText } from '../foreign-text.ts'
import { frameName } from '../frame-text.ts'
import { toJsonText } from '../json-text.ts'
import { writeMarkdown } from '../markdown/write-markdown.ts'
import { kindPage } from '../pages/kind-page.ts'
import { placeOf, toUri } from '../place-uri.ts'
import type { Format } from './formats.ts'

/** SARIF 2.1.0 (OASIS), for code scanning: each blocker is a result at its line. A comparison has the blockers of its side after. */
export const sarifFormat: Format = {
  fileName: 'report.sarif',
  report: (report, assets) =>
    write(
      {
        loopcheck: report.loopcheck,
        found: report.blockers.map((blocker) => ({ blocker, totals: report.totals, prefix: '' })),
        properties: { verdict: report.verdict, totals: report.totals, createdAt: report.createdAt },
      },
      assets,
    ),
  comparison: (comparison, assets) =>
    write(
      {
        loopcheck: comparison.loopcheck,
        found: remainingBlockers(comparison).map(({ scenario, strategy, blocker, totals, isNew }) => ({
          blocker,
          totals,
          prefix: `${scenario.id}/${strategy.id}/`,
          baselineState: isNew ? 'new' : 'unchanged',
        })),
        properties: { verdict: comparison.verdict, createdAt: comparison.createdAt },
      },
      assets,
    ),
}

interface Found {
  blocker: Blocker
  totals: Pick<Totals, 'durationMs'>
  /** Before the blocker's id, which is unique within one side only. */
  prefix: string
  baselineState?: 'new' | 'unchanged'
}

interface Run {
  loopcheck: string
  found: readonly Found[]
  properties: object
}

/** Frames of a stack that are shown as the way to the call. */
const shownFrames = 50

function write({ loopcheck, found, properties }: Run, assets: ReportAssets): string {
  const ids = [...new Set(found.map(({ blocker }) => blocker.kind))].sort()
  // Code scanning refuses the whole file for one result without a place.
  const placed = found.filter(({ blocker }) => placeOf(blocker) !== undefined)
  const placeless = found.filter(({ blocker }) => placeOf(blocker) === undefined)
  const run = {
    tool: {
      driver: {
        name: 'loopcheck',
        semanticVersion: plainText(loopcheck),
        rules: ids.map((id) => ruleOf(id, assets)),
      },
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: {
      SRCROOT: { description: { text: "The repository's root, or the program's working directory" } },
    },
    invocations: [
      { executionSuccessful: true, toolExecutionNotifications: placeless.map((one) => notificationOf(one, ids)) },
    ],
    results: placed.map((one) => resultOf(one, ids, assets)),
    properties,
  }
  return toJsonText({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] })
}

function ruleOf(kind: KindId, assets: ReportAssets): object {
  const words = assets.kinds[kind]
  return {
    id: ruleId(kind),
    name: kind.replace(/(?:^|-)([a-z])/g, (_all, letter: string) => letter.toUpperCase()),
    shortDescription: { text: sentence(`Event loop blocked: ${words.name}`) },
    fullDescription: { text: `${words.what} ${words.why}` },
    help: { text: `${words.harm}\n\n${words.remedy}`, markdown: writeMarkdown(kindPage(kind, assets), '') },
    defaultConfiguration: { level: 'warning' },
    properties: { tags: ['performance', 'event-loop'], precision: 'high' },
  }
}

function resultOf(
  { blocker, totals, prefix, baselineState }: Found,
  ids: readonly KindId[],
  assets: ReportAssets,
): object {
  const { id, kind, stack, example: _, ...figures } = blocker
  const place = placeOf(blocker)
  return {
    ruleId: ruleId(kind),
    ruleIndex: ids.indexOf(kind),
    kind: 'fail',
    level: levelOf(blocker, totals),
    ...(baselineState === undefined ? {} : { baselineState }),
    rank: Math.min(100, Math.max(0, blocker.share * 100)),
    message: { text: messageText(blocker, assets) },
    locations:
      place === undefined ? [] : [{ ...locationOf(place, assets), logicalLocations: [{ name: frameName(place) }] }],
    partialFingerprints: {
      'loopcheckBlocker/v1': `${prefix}${id}`,
      // What GitHub matches alerts by; it expects a hash and a count.
      primaryLocationLineHash: `${prefix}${id}:1`,
    },
    ...wayOf(stack, assets),
    properties: { ...figures },
  }
}

/** The way from the request to the call. */
function wayOf(stack: readonly Frame[], assets: ReportAssets): object {
  const placed = stack
    .filter(({ file, line, owner }) => file !== '' && line > 0 && owner !== 'node')
    .slice(-shownFrames)
  if (placed.length === 0) return {}
  const locations = placed.map((frame) => ({
    location: { ...locationOf(frame, assets), message: { text: messageWords(frameName(frame)) || '(anonymous)' } },
    importance: frame.owner === 'user' ? 'essential' : 'unimportant',
  }))
  return { codeFlows: [{ threadFlows: [{ locations }] }] }
}

function locationOf(
  place: { file: string; line: number; column?: number; code?: string },
  assets: ReportAssets,
): object {
  const column = place.column === undefined || place.column < 1 ? {} : { startColumn: place.column }
  const snippet = place.code === undefined ? {} : { snippet: { text: place.code } }
  return {
    physicalLocation: {
      artifactLocation: toUri(place.file, assets.repositoryBase ?? ''),
      // A file whose line is not known is shown at its first.
      region: { startLine: Math.max(1, place.line), ...column, ...snippet },
    },
  }
}

function notificationOf({ blocker, totals }: Found, ids: readonly KindId[]): object {
  return {
    descriptor: { id: 'loopcheck/no-place' },
    associatedRule: { id: ruleId(blocker.kind), index: ids.indexOf(blocker.kind) },
    level: levelOf(blocker, totals),
    message: { text: messageWords(`${blocker.title}. ${describeCost(blocker)}`) },
  }
}

function messageText(blocker: Blocker, { fixes }: ReportAssets): string {
  const [fix] = blocker.fixes
  const advice = fix === undefined ? '' : ` ${fixes[fix.id].summary}`
  return messageWords(`${sentence(blocker.title)} ${describeCost(blocker)}${advice}`)
}

/** In a message's text brackets make links and a backslash takes that from them (SARIF 2.1.0, 3.11.6). */
function messageWords(text: string): string {
  return plainText(text).replace(/[\\[\]]/gu, '\\$&')
}

function sentence(text: string): string {
  return `${text}.`
}

function ruleId(kind: KindId): string {
  return `loopcheck/${kind}`
}

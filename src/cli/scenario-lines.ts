import type { FindingCheck, ScenarioComparison, Strategy } from '../model.ts'
import { formatMs, formatShare } from '../numbers.ts'
import { columnsOf, fitColumns, padColumns } from './columns-of.ts'
import { drawStrip, legendText, scaleText, stripFigures, writtenSlots } from './draw-strip.ts'
import { isForTwo, type Layout, say } from './layout.ts'
import { type SideStrip, stripPair } from './strip-pair.ts'
import { wrapWords } from './wrap-words.ts'

/** Columns. */
const longestName = 24
/** Columns; a wide terminal has room for figures beside a strip of so many. */
const stripBeside = 60

/** A scenario in a block: its verdict's sentence, and of each strategy when it was blocked, its figures and its worst place.
 *  @param words.hasSentence false where the headline has said it already
 *  @param words.hasLegend whether it says what the marks of a strip mean */
export function scenarioLines(
  scenario: ScenarioComparison,
  { hasSentence, hasLegend }: { hasSentence: boolean; hasLegend: boolean },
  layout: Layout,
): string[] {
  const { style, width } = layout
  const id = shortName(scenario.id, layout)
  const names = scenario.strategies.map((strategy) => columnsOf(shortName(strategy.id, layout)))
  const block: BlockLayout = { ...layout, indent: 3 + Math.max(9, ...names) + 2 }
  const text = hasSentence ? scenario.text : scenario.route
  const sentence = wrapWords(say(text, layout), { width, indent: columnsOf(id) + 2 })
  const strips = stripPair(scenario, slotsIn(block))
  return [
    `${style('bold', id)}  ${sentence}`,
    ...scenario.strategies.flatMap((strategy) => strategyLines(strategy, strips, block)),
    ...scaleLines(strips, hasLegend, block),
    ...checkLines(scenario, block),
  ]
}

/** Where text stands beside the names. */
interface BlockLayout extends Layout {
  indent: number
}

function slotsIn(block: BlockLayout): number {
  if (!Number.isFinite(block.columns)) return writtenSlots
  return isForTwo(block) ? stripBeside : Math.max(10, block.columns - block.indent - 1)
}

function strategyLines(strategy: Strategy, strips: readonly SideStrip[], block: BlockLayout): string[] {
  const { style, columns, indent } = block
  const name = shortName(strategy.id, block)
  const strip = strips.find((side) => side.strategy === strategy)?.strip
  const place = placeText(strategy)
  if (isForTwo(block)) {
    const drawn = padColumns(strip === undefined ? '' : drawStrip(strip, block), widestOf(strips))
    const line = `${drawn}${drawn === '' ? '' : '  '}${say(figuresText(strategy), block)}`
    const dimmed = place === undefined ? '' : style('dim', say(place, block))
    const isBeside = columnsOf(line) + columnsOf(dimmed) + 3 <= columns - indent
    if (dimmed === '') return [labelled(name, line, block)]
    if (isBeside) return [labelled(name, `${line}   ${dimmed}`, block)]
    return [labelled(name, line, block), labelled('', dimmed, block)]
  }
  const isDrawn = Number.isFinite(columns)
  const when = strip === undefined ? [] : [isDrawn ? drawStrip(strip, block) : say(stripFigures(strip), block)]
  const rows = [
    ...(isDrawn ? when : []),
    wrapped(figuresText(strategy), block),
    ...(isDrawn ? [] : when),
    ...(place === undefined ? [] : [style('dim', wrapped(place, block))]),
  ]
  return rows.map((row, index) => labelled(index === 0 ? name : '', row, block))
}

function widestOf(strips: readonly SideStrip[]): number {
  return Math.max(0, ...strips.map(({ strip }) => strip.blockedMs.length))
}

function figuresText({ median }: Strategy): string {
  const longest =
    median.stalls === 0 && median.delay !== undefined
      ? `no stall (longest delay ${formatMs(median.delay.maxMs)})`
      : `longest stall ${formatMs(median.longestMs)}`
  const canary = median.canary === undefined ? '' : `, canary p99 ${formatMs(median.canary.p99Ms)}`
  return `${longest}, blocked ${formatShare(median.blockedShare)}${canary}`
}

function placeText({ blockers }: Strategy): string | undefined {
  const [worst] = blockers
  return worst?.location === undefined ? undefined : `${worst.kind} at ${worst.location.file}:${worst.location.line}`
}

/** What the marks mean; both strips are on one scale. */
function scaleLines(strips: readonly SideStrip[], hasLegend: boolean, block: BlockLayout): string[] {
  const [first] = strips
  if (first === undefined || !Number.isFinite(block.columns)) return []
  const durationMs = Math.max(...strips.map(({ strip }) => strip.durationMs))
  const scale = { slotMs: first.strip.slotMs, durationMs }
  const text = hasLegend ? `${legendText(scale, block)}; each side's worst run` : scaleText(scale)
  return [labelled('', block.style('dim', wrapped(text, block)), block)]
}

/** Of folders that a user named: what is compared may be called anything. */
function shortName(id: string, layout: Layout): string {
  return fitColumns(say(id, layout), { columns: longestName, mark: say('…', layout) })
}

/** How many of the story's own claims held, and which did not. */
function checkLines({ findings = [] }: ScenarioComparison, block: BlockLayout): string[] {
  const checks = findings.flatMap((finding) => finding.checks ?? [])
  if (checks.length === 0) return []
  const unmet = checks.filter(({ isMet }) => !isMet)
  const held = `${checks.length - unmet.length} of ${checks.length} claims of the story hold`
  return [
    labelled('checked', wrapped(held, block), block),
    ...unmet.map((check) => labelled(block.style('yellow', 'not met'), wrapped(checkText(check), block), block)),
  ]
}

function checkText({ text, measured }: FindingCheck): string {
  return `${text}: ${measured}`
}

function labelled(label: string, text: string, { indent }: BlockLayout): string {
  return `   ${padColumns(label, indent - 4)} ${text}`
}

function wrapped(text: string, block: BlockLayout): string {
  return wrapWords(say(text, block), { width: block.width, indent: block.indent })
}

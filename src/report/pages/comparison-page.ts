import type { Comparison, ScenarioComparison, Strategy } from '../../model.ts'
import { formatLongest, formatMs, notMeasured } from '../../numbers.ts'
import type { ReportAssets } from '../assets.ts'
import { type Block, badge, code, type Page, type Section, type Table } from '../page.ts'
import { ratioText } from './comparison-figures.ts'
import { fixSections } from './fix-section.ts'
import { kindSections } from './kind-section.ts'
import { comparisonSettings, noticeBlocks } from './run-sections.ts'
import { scenarioSection, sidesOf } from './scenario-section.ts'
import { comparisonTones } from './tones.ts'

/** Two sets of runs, before against after. */
export function comparisonPage(comparison: Comparison, assets: ReportAssets): Page {
  const { verdict, scenarios } = comparison
  const blockers = scenarios.flatMap(({ strategies }) => strategies.flatMap(blockersOf))
  return {
    title: verdict.text,
    status: verdict.status,
    tone: comparisonTones[verdict.status],
    subtitle: [`loopcheck ${comparison.loopcheck}, ${comparison.createdAt}`],
    lead: [...(scenarios.length > 1 ? guide(comparison) : []), ...noticeBlocks(comparison.notices)],
    sections: [
      ...scenarios.map((scenario, index) => scenarioSection({ scenario, index, comparison, assets })),
      ...kindSections(blockers, assets),
      ...fixSections(blockers, assets),
      ...skippedSection(comparison),
      comparisonSettings(comparison),
    ],
  }
}

/** All scenarios at a glance, and what each leads to. */
function guide(comparison: Comparison): Block[] {
  const lessons = comparison.scenarios.flatMap(({ id, lesson }) =>
    lesson === undefined ? [] : [[code(id), ` ${lesson}`]],
  )
  return [overview(comparison), ...(lessons.length > 0 ? [{ is: 'list', items: lessons } as const] : [])]
}

function overview({ scenarios }: Comparison): Table {
  return {
    is: 'table',
    caption: 'Longest stall, before and after',
    columns: [
      { title: 'Scenario' },
      { title: 'Verdict' },
      { title: 'Before', align: 'right' },
      { title: 'After', align: 'right' },
      { title: 'Ratio', align: 'right' },
      { title: 'Canary p99 before', align: 'right' },
      { title: 'after', align: 'right' },
      { title: 'Claims that hold', align: 'right' },
    ],
    rows: scenarios.map((scenario) => {
      const sides = sidesOf(scenario)
      return {
        cells: [
          [code(scenario.id), ` ${scenario.title}`],
          [badge(scenario.verdict, comparisonTones[scenario.verdict])],
          [formatLongest(sides?.before.median.longestMs)],
          [formatLongest(sides?.after.median.longestMs)],
          [scenario.ratio.longestMs ? ratioText(scenario.ratio.longestMs.estimate) : notMeasured],
          [formatMs(sides?.before.median.canary?.p99Ms)],
          [formatMs(sides?.after.median.canary?.p99Ms)],
          [claimsText(scenario)],
        ],
      }
    }),
  }
}

/** @example '5 of 6' */
function claimsText({ findings = [] }: ScenarioComparison): string {
  const checks = findings.flatMap((finding) => finding.checks ?? [])
  return checks.length === 0 ? '–' : `${checks.filter(({ isMet }) => isMet).length} of ${checks.length}`
}

function blockersOf({ role, blockers }: Strategy): Strategy['blockers'] {
  return role === 'blocking' ? blockers : []
}

function skippedSection({ skipped }: Comparison): Section[] {
  if (skipped.length === 0) return []
  const blocks: Block[] = [
    {
      is: 'table',
      caption: 'What this machine lacks, and how to get it',
      columns: [{ title: 'Skipped' }, { title: 'Why' }, { title: 'How to get it' }],
      rows: skipped.map(({ id, why, how }) => ({ cells: [[code(id)], [why], [how]] })),
    },
  ]
  return [{ id: 'skipped', title: ['Skipped'], blocks }]
}

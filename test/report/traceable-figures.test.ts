import { expect, test } from 'vitest'
import { summariseComparison } from '../../src/cli/comparison-summary.ts'
import { type Layout, layoutFor } from '../../src/cli/layout.ts'
import { summariseReport } from '../../src/cli/summary.ts'
import { kinds } from '../../src/diagnose/kinds/kinds.ts'
import { fixes } from '../../src/fixes/fixes.ts'
import type { Comparison, Report } from '../../src/model.ts'
import { formats } from '../../src/report/formats/formats.ts'
import { summariseComparisonForGithub, summariseForGithub } from '../../src/report/github-summary.ts'
import { comparisons, runs } from './traceable-cases.ts'
import { knownOfComparison, knownOfRun, untraced } from './traceable-known.ts'
import { readAnnotations, readHtml, readMarkdown, readMessages } from './traceable-text.ts'

const assets = { fixes, kinds, mermaid: '' }

const layouts: Record<string, Layout> = {
  'a terminal of 80 columns': terminal(80),
  'a terminal of 200 columns': terminal(200),
  'a pipe': terminal(undefined),
  'a screen reader': terminal(80, { plain: true }),
}

const runFaces: Record<string, (report: Report) => string> = {
  Markdown: (report) => readMarkdown(formats.md.report(report, assets)),
  HTML: (report) => readHtml(formats.html.report(report, assets)),
  'a job summary': (report) => readMarkdown(summariseForGithub(report, assets)),
  annotations: (report) => readAnnotations(formats.github.report(report, assets)),
  'SARIF messages': (report) => readMessages(formats.sarif.report(report, assets)),
  ...inLayouts(summariseReport),
}

const comparisonFaces: Record<string, (comparison: Comparison) => string> = {
  Markdown: (comparison) => readMarkdown(formats.md.comparison(comparison, assets)),
  HTML: (comparison) => readHtml(formats.html.comparison(comparison, assets)),
  'a job summary': (comparison) => readMarkdown(summariseComparisonForGithub(comparison, assets)),
  annotations: (comparison) => readAnnotations(formats.github.comparison(comparison, assets)),
  'SARIF messages': (comparison) => readMessages(formats.sarif.comparison(comparison, assets)),
  ...inLayouts(summariseComparison),
}

for (const [face, write] of Object.entries(runFaces)) {
  test.each(Object.entries(runs))(
    `every figure of a run as ${face} is traced to report.json: a report %s`,
    (_what, report) => {
      expect(untraced(write(report), knownOfRun(report))).toEqual([])
    },
  )
}

for (const [face, write] of Object.entries(comparisonFaces)) {
  test.each(Object.entries(comparisons))(
    `every figure of a comparison as ${face} is traced to report.json: one %s`,
    (_what, comparison) => {
      expect(untraced(write(comparison), knownOfComparison(comparison))).toEqual([])
    },
  )
}

test('a figure of no field is found out, whatever its unit and wherever it stands', () => {
  const known = knownOfRun(runs['with every field'] as Report)
  const wrong = ['4,322', '2 min 9 s', '77 %', '7.7 MiB', '12,345/s', '6.66 s', '× 0.333', '7,777 times less', '667']
  for (const figure of wrong) {
    for (const place of [`| a | ${figure} |`, `a<br/>${figure} × x`, `(${figure})`, `t=${figure} x`, `is ${figure}.`]) {
      expect(untraced(readMarkdown(place), known), place).toHaveLength(1)
    }
    expect(untraced(readHtml(`<td>${figure.replace('×', '&#215;')}</td>`), known)).toHaveLength(1)
    expect(untraced(readHtml(`<svg aria-label="longest ${figure}"></svg>`), known)).toHaveLength(1)
  }
})

/** Words of one line each: where a line is broken, a figure and its unit part. */
function inLayouts<Data>(summarise: (data: Data, layout: Layout) => string): Record<string, (data: Data) => string> {
  return Object.fromEntries(
    Object.entries(layouts).map(([name, layout]) => [
      name,
      (data: Data) =>
        summarise(data, layout)
          .replaceAll(/\n +(?=\S)/gu, ' ')
          .replaceAll(' percent', ' %'),
    ]),
  )
}

function terminal(columns: number | undefined, options: { plain?: boolean } = {}): Layout {
  const stderr = { isTTY: columns !== undefined, ...(columns === undefined ? {} : { columns }) } as NodeJS.WriteStream
  return layoutFor({ stderr, env: { LANG: 'C.UTF-8' } }, { color: false, ...options })
}

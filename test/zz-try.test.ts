import { test } from 'vitest'
import { readFileSync } from 'node:fs'
import { kinds } from '../src/diagnose/kinds/kinds.ts'
import { fixes } from '../src/fixes/fixes.ts'
import { formats } from '../src/report/formats/formats.ts'
import { figuresIn, readHtml, readMarkdown } from './report/traceable-text.ts'
import { figuresOf, figuresOfWords, written, type Account } from './report/traceable-sources.ts'
import { accountsOfRun } from './report/traceable-accounts.ts'
import { accountsOfComparison } from './report/traceable-comparison.ts'
import { chartedReport, chartedComparison } from './report/charts/charted.ts'
import { manyBlockersReport, cleanReport, improvedComparison, deepStackBlocker } from './report/fixtures.ts'
import { diagnosedLife } from './report/scaled-report.ts'
const assets = { fixes, kinds, mermaid: '' }
const show = (name: string, text: string, data: any) => {
  const known = figuresOf(data)
  const acc: Account[] = data.scenarios ? accountsOfComparison(data) : accountsOfRun(data)
  for (const a of acc) for (const f of a.figures) for (const t of written(f)) known.add(t)
  const out = text.split('\n').flatMap((line) => { const bad = figuresIn(line).filter((f) => !known.has(f) && !figuresOfWords.has(f)); return bad.length ? [`${bad.join(' | ')}   <<< ${line.trim().slice(0, 170)}`] : [] })
  console.log(`##### ${name} known ${known.size}\n${[...new Set(out)].join('\n')}`)
}
test('x', () => {
  const run = JSON.parse(readFileSync('/tmp/out/run/report.json', 'utf8')), bench = JSON.parse(readFileSync('/tmp/out/bench/report.json', 'utf8'))
  const runs: any = { chartedReport, cleanReport, manyBlockersReport, deep: { ...chartedReport, blockers: [deepStackBlocker] }, run, life: diagnosedLife({ stalls: 1500, blockers: 40, routes: 8, hours: 0.1 }) }
  for (const [n, r] of Object.entries<any>(runs)) { show(n + ' md', readMarkdown(formats.md.report(r, assets)), r); show(n + ' html', readHtml(formats.html.report(r, assets)), r) }
  for (const [n, r] of Object.entries<any>({ chartedComparison, improvedComparison, bench })) { show(n + ' md', readMarkdown(formats.md.comparison(r, assets)), r); show(n + ' html', readHtml(formats.html.comparison(r, assets)), r) }
})

import { describe, expect, test } from 'vitest'
import { drawBlockerMap } from '../../src/report/flow/blocker-map.ts'
import { formats } from '../../src/report/formats/formats.ts'
import { drawSequence } from '../../src/report/sequence.ts'
import { chartedReport } from './charts/charted.ts'
import { bridgeBlocker, jsonBlocker } from './fixtures.ts'
import { hasChromium, whySkipped } from './in-chromium.ts'
import { diagnosedLife } from './scaled-report.ts'
import { assets, useChromium } from './use-chromium.ts'

test('a map in words leads from each route to what it ran', () => {
  expect(drawBlockerMap([bridgeBlocker, jsonBlocker])?.steps).toMatchInlineSnapshot(`
    [
      "GET /tables, 8.61 s, 91 %, leads to No. 1: sync-wait; PostgresProvider.execute; src/db/postgres-provider.ts:31; 35 stalls, longest 412 ms",
      "GET /tables/:id, 412 ms, 4.3 %, leads to No. 1: sync-wait; PostgresProvider.execute; src/db/postgres-provider.ts:31; 35 stalls, longest 412 ms",
      "GET /tables, 480 ms, 5.1 %, leads to No. 2: json; serializeTables; src/routes/serialize.ts:12; 12 stalls, longest 61 ms",
    ]
  `)
})

test('a stall in words is told in the order of its clock', () => {
  expect(drawSequence(bridgeBlocker)?.steps).toMatchInlineSnapshot(`
    [
      "t=-2.1 ms GET /users/:id, not answered yet",
      "t=0 ms the stall begins",
      "BLOCKED 412 ms in Atomics.wait, src/db/postgres-provider.ts:31",
      "t=12 ms GET /healthz, not read yet",
      "t=40 ms GET /users/:id, not read yet",
      "t=100 ms GET /healthz, not read yet",
      "t=210 ms POST /login, not read yet",
      "t=412 ms the loop turns again",
      "t=418 ms GET /users/:id 200, took 420 ms",
      "t=418 ms GET /healthz 200, took 406 ms",
      "t=419 ms GET /users/:id 200, took 379 ms",
      "t=420 ms GET /healthz 200, took 320 ms",
      "POST /login, no answer",
      "and 33 more",
    ]
  `)
})

describe.skipIf(!hasChromium)(`the HTML as a screen reader gets it, in Chromium${whySkipped}`, () => {
  const chromium = useChromium()

  test('begins with the verdict, names what can be chosen, and says each diagram in words', async () => {
    const { page } = await chromium.open(formats.html.report(chartedReport, assets))
    await page.waitForSelector('html[data-drawn="all"]')
    expect(await page.locator('header').ariaSnapshot()).toMatchInlineSnapshot(`
      "- banner:
        - text: loopcheck blocked
        - 'heading "Blocked: 48 stalls, 9.56 s of 30 s, longest 412 ms; worst: GET /tables (src/db/postgres-provider.ts:31, sync-wait)" [level=1]'
        - paragraph:
          - text: loopcheck 0.1.0, 2026-02-11T09:30:00.000Z,
          - code: node server.js
        - navigation "Sections":
          - list:
            - listitem:
              - link "What blocks, and which routes run it":
                - /url: "#map"
            - listitem:
              - link "1. sync-wait in PostgresProvider.execute":
                - /url: "#blocker-1"
            - listitem:
              - link "2. json in serializeTables":
                - /url: "#blocker-2"
            - listitem:
              - link "3. unknown":
                - /url: "#blocker-3"
            - listitem:
              - link "All blockers":
                - /url: "#blockers"
            - listitem:
              - link "Kinds of block":
                - /url: "#kinds"
            - listitem:
              - link "Remedies":
                - /url: "#fixes"
            - listitem:
              - link "Timeline":
                - /url: "#timeline"
            - listitem:
              - link "Routes":
                - /url: "#routes"
            - listitem:
              - link "Latency, load and memory":
                - /url: "#measures"
            - listitem:
              - link "How it was measured":
                - /url: "#settings"
        - group "Colours":
          - text: Colours
          - radio "Auto" [checked]
          - text: Auto
          - radio "Light"
          - text: Light
          - radio "Dark"
          - text: Dark
        - button "Print"
        - checkbox "Print everything"
        - text: Print everything"
    `)
    const figure = page.locator('#blocker-1 figure.diagram').first()
    await figure.locator('summary').click()
    expect(await figure.locator('.canvas').ariaSnapshot()).toMatchInlineSnapshot(
      `"- 'img "Where the event loop is blocked: sync-wait in PostgresProvider.execute. GET /tables blocks the event loop for up to 412 ms in src/db/postgres-provider.ts:31, 1,238 other requests waited. The same in words stands below."'"`,
    )
    expect(await figure.locator('ol').ariaSnapshot()).toMatchInlineSnapshot(`
      "- list:
        - listitem: GET /tables
        - listitem: getTables; route · routes/tables.ts:41
        - listitem: "await: TableService.tables; service · services/table-service.ts:87"
        - listitem: "await: PostgresProvider.execute; data access · db/postgres-provider.ts:31"
        - listitem: "ROOT CAUSE: blocks the loop 412 ms; const rows = querySync(sql, params); line 31, synckit 0.12.3, Atomics.wait; 35 stalls, median 248 ms, 9.02 s in all"
        - listitem: "IMPACT: 1,238 other requests waited; 3 min 4 s in all, longest 409 ms; 871 × GET /healthz, 2 min 1 s; 301 × GET /users/:id, 51.3 s; 60 × GET /tables, 11.2 s; and 1 more route; canary p99 401 ms, longest 416 ms"
        - listitem: SOLUTION; Use an asynchronous driver; Talk to the database over a socket that the event loop watches, through a pool, instead of waiting for the answer on the main thread."
    `)
    expect(await page.locator('#blocker-1 .excerpt').ariaSnapshot()).toMatchInlineSnapshot(`
      "- group "Source code, lines 29 to 33":
        - code: "async execute(sql: string, params: unknown[]) { this.requireOpen() this line: const rows = querySync(sql, params) return rows.map(toRow) }""
    `)
    expect(await page.locator('#blockers thead').ariaSnapshot()).toMatchInlineSnapshot(`
      "- rowgroup:
        - row "No. Kind Where Calls Stalls Total Longest Share Confidence Route Waited Longest wait":
          - columnheader "No.":
            - button "No."
          - columnheader "Kind":
            - button "Kind"
          - columnheader "Where":
            - button "Where"
          - columnheader "Calls":
            - button "Calls"
          - columnheader "Stalls":
            - button "Stalls"
          - columnheader "Total":
            - button "Total"
          - columnheader "Longest":
            - button "Longest"
          - columnheader "Share":
            - button "Share"
          - columnheader "Confidence":
            - button "Confidence"
          - columnheader "Route":
            - button "Route"
          - columnheader "Waited":
            - button "Waited"
          - columnheader "Longest wait":
            - button "Longest wait""
    `)
    await page.close()
  })

  test('a link to a far section lands on its heading and stays there, also among 500 blockers; nothing else moves', async () => {
    const large = diagnosedLife({ stalls: 5_000, blockers: 500, routes: 20, hours: 0.1 })
    for (const [report, width] of [
      [large, 1200],
      [chartedReport, 400],
    ] as const) {
      const html = formats.html.report(report, assets)
      const { page, trouble } = await chromium.open(html, { viewport: { width, height: 900 } })
      for (const id of ['settings', 'blocker-3', 'routes']) {
        await page.evaluate(`document.querySelector('nav a[href="#${id}"]').click()`)
        const tops: number[] = []
        for (const waitMs of [50, 700]) {
          await page.waitForTimeout(waitMs)
          tops.push((await page.evaluate(`document.getElementById('${id}').getBoundingClientRect().top`)) as number)
        }
        // The last section may be too short to come to the top.
        if (id !== 'settings') expect(tops[0], id).toBeCloseTo(16, -1)
        expect(tops[0]).toBeLessThan(300)
        expect(Math.max(...tops) - Math.min(...tops), `#${id} at ${width} px`).toBeLessThan(2)
      }
      expect(await page.evaluate('globalThis.shifts')).toBeLessThan(0.01)
      expect(trouble).toEqual([])
      await page.close()
    }
  })

  test('a diagram is as high as the room that was kept for it', async () => {
    const { page } = await chromium.open(formats.html.report(chartedReport, assets), {
      viewport: { width: 1200, height: 900 },
    })
    await page.waitForSelector('html[data-drawn="all"]')
    const rooms = (await page.evaluate(`(() => {
      for (const folded of document.querySelectorAll('details')) folded.open = true
      const canvases = [...document.querySelectorAll('.canvas')]
      for (const canvas of canvases) Object.assign(canvas.style, { minHeight: '', flex: 'none' })
      const drawn = canvases.map((canvas) => canvas.clientHeight)
      for (const canvas of canvases) { canvas.replaceChildren(); canvas.dataset.state = 'waiting' }
      return canvases.map((canvas, index) => ({ drawn: drawn[index], kept: canvas.clientHeight }))
    })()`)) as { drawn: number; kept: number }[]
    expect(rooms.length).toBeGreaterThan(3)
    for (const { drawn, kept } of rooms) expect(drawn).toBeLessThanOrEqual(kept + 2)
    await page.close()
  })
})

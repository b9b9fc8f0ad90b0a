import { defineConfig } from 'vitest/config'

/** Tests that start nothing, listen to nothing and measure no time. A new test belongs here only if all three hold. */
const computing = [
  'test/*.test.ts',
  'test/{compare,diagnose,fixes,recording,schema,sources}/**/*.test.ts',
  'test/cli/{bench,sample,serve}/*.test.ts',
  'test/cli/{columns-of,course,letters,stall-strip,summary,wrap-words}.test.ts',
  'test/fixtures-server/scenarios/{notebook,rows,runs}/**/!(page|event-stream).test.ts',
  'test/fixtures-server/scenarios/analysis/{conclude,dataset,engine,phases}.test.ts',
  'test/fixtures-server/scenarios/report-page/{data-size,token,token-bucket,token-cache}.test.ts',
  'test/fixtures-server/scenarios/report-page/experiments/{capacity-finding,claims}.test.ts',
  'test/load/{list-requests,parse-*,request-log,stop-rules,weighted-turns}.test.ts',
  'test/probe/{beat-gaps,fold-path,journal,learnt-stacks,parse-stack,settings,sql-text,stack-list}.test.ts',
  'test/probe/{stall-batches,stall-watch,thread-log}.test.ts',
  'test/report/{blocker-*,clock-diagrams,excerpt-lines,finding-section,formats,markdown-text,mermaid}.test.ts',
  'test/report/{hostile,process-section,timeline,traceable-*}.test.ts',
  'test/report/{charts/figures-table,charts/panels,flow/*}.test.ts',
  'test/report/formats/{csv,github,prom,sarif}.test.ts',
]
/** Pages in Chromium: they measure no time, and wait much. */
const pages = [
  'test/report/{accessibility,browser,page-choices,page-in-words,print,reading}.test.ts',
  'test/report/{charts/chart,charts/chart-reading,flame/flame,formats/speedscope-app}.test.ts',
]

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'computing',
          include: computing,
          // They share their modules too: loading those anew for each file took longer than the tests.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'live',
          include: ['test/**/*.test.ts'],
          exclude: [...computing, ...pages],
          // Live tests measure time: on two cores, a neighbour would be measured too.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          include: pages,
          globalSetup: 'test/report/unpack-chromium.ts',
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})

import type {
  Blocker,
  Comparison,
  Finding,
  Frame,
  Report,
  RunFigures,
  ScenarioComparison,
  Strategy,
  Totals,
} from '../../src/model.ts'

/** Built data, as a run of the sample server's `tables` story would give it. */

export function frame(given: Partial<Frame> & Pick<Frame, 'function' | 'file' | 'line'>): Frame {
  return { column: 9, owner: 'user', ...given }
}

const requestStack: Frame[] = [
  frame({
    function: 'preHandlerCallback',
    file: 'node_modules/fastify/lib/handle-request.js',
    line: 142,
    owner: 'library',
    package: 'fastify@5.12.8',
  }),
  frame({
    function: 'getTables',
    file: 'src/routes/tables.ts',
    line: 41,
    isAsync: true,
    code: 'const tables = await service.tables(request.query)',
    signature: 'async function getTables(request: FastifyRequest, reply: FastifyReply)',
  }),
  frame({
    function: 'TableService.tables',
    file: 'src/services/table-service.ts',
    line: 87,
    isAsync: true,
    code: 'return this.provider.execute(tablesQuery)',
    signature: 'async tables(query: TablesQuery): Promise<Table[]>',
  }),
  frame({
    function: 'PostgresProvider.execute',
    file: 'src/db/postgres-provider.ts',
    line: 31,
    column: 17,
    code: 'const rows = querySync(sql, params)',
    signature: 'async execute(sql: string, params: unknown[]): Promise<Row[]>',
  }),
]

const bridgeStack: Frame[] = [
  ...requestStack,
  frame({
    function: 'syncFn',
    file: 'node_modules/synckit/lib/index.js',
    line: 318,
    owner: 'library',
    package: 'synckit@0.12.3',
  }),
  frame({ function: 'wait', file: '', line: 0, column: 0, owner: 'node' }),
]

export const bridgeBlocker: Blocker = {
  id: 'a41f09c2',
  kind: 'sync-wait',
  title: 'sync-wait in PostgresProvider.execute',
  confidence: 'exact',
  location: {
    file: 'src/db/postgres-provider.ts',
    line: 31,
    column: 17,
    function: 'PostgresProvider.execute',
    code: 'const rows = querySync(sql, params)',
    excerpt: {
      fromLine: 29,
      lines: [
        '  async execute(sql: string, params: unknown[]) {',
        '    this.requireOpen()',
        '    const rows = querySync(sql, params)',
        '    return rows.map(toRow)',
        '  }',
      ],
    },
  },
  callee: 'Atomics.wait',
  library: {
    package: 'synckit',
    version: '0.12.3',
    file: 'node_modules/synckit/lib/index.js',
    line: 318,
    function: 'syncFn',
  },
  route: 'GET /tables',
  routes: [
    { route: 'GET /tables', count: 33, totalMs: 8_610 },
    { route: 'GET /tables/:id', count: 2, totalMs: 412 },
  ],
  phase: 'request',
  count: 35,
  totalMs: 9_022,
  maxMs: 412.4,
  p50Ms: 248,
  share: 0.944,
  cpuMs: 96,
  waitMs: 8_926,
  gcMs: 4.2,
  victims: {
    measuredAt: 'client',
    requests: 1_238,
    delayMs: 184_220,
    maxDelayMs: 409,
    routes: [
      { route: 'GET /healthz', requests: 871, delayMs: 121_040 },
      { route: 'GET /users/:id', requests: 301, delayMs: 51_300 },
      { route: 'GET /tables', requests: 60, delayMs: 11_220 },
      { route: 'POST /login', requests: 6, delayMs: 660 },
    ],
  },
  stack: bridgeStack,
  fixes: [
    { id: 'async-driver', title: 'Use an asynchronous driver' },
    { id: 'limit-concurrency', title: 'Limit how many run at once' },
  ],
  example: {
    atMs: 14_203,
    durationMs: 412.4,
    route: 'GET /tables',
    victims: [
      { route: 'GET /users/:id', sentMs: -2.1, answeredMs: 418, status: 200 },
      { route: 'GET /healthz', sentMs: 12, answeredMs: 418, status: 200 },
      { route: 'GET /users/:id', sentMs: 40, answeredMs: 419, status: 200 },
      { route: 'GET /healthz', sentMs: 100, answeredMs: 420, status: 200 },
      { route: 'POST /login', sentMs: 210, answeredMs: -1, status: 0 },
    ],
    victimCount: 38,
  },
}

/** The second line of the same stalls: execute first, then fetch. */
export const fetchBlocker: Blocker = {
  ...bridgeBlocker,
  id: 'a41f09c2-2',
  location: {
    file: 'src/db/postgres-provider.ts',
    line: 32,
    column: 17,
    function: 'PostgresProvider.execute',
    code: 'const names = fetchSync(rows)',
  },
  count: 35,
  totalMs: 2_660,
  maxMs: 96,
  p50Ms: 76,
  share: 0.22,
  victims: {
    measuredAt: 'client',
    requests: 900,
    delayMs: 40_900,
    maxDelayMs: 96,
    routes: [{ route: 'GET /healthz', requests: 900, delayMs: 40_900 }],
  },
}
delete fetchBlocker.example

export const jsonBlocker: Blocker = {
  id: 'be00715d',
  kind: 'json',
  title: 'json in serializeTables',
  confidence: 'likely',
  location: {
    file: 'src/routes/serialize.ts',
    line: 12,
    column: 10,
    function: 'serializeTables',
    code: 'return JSON.stringify(tables)',
  },
  callee: 'JSON.stringify',
  route: 'GET /tables',
  routes: [{ route: 'GET /tables', count: 12, totalMs: 480 }],
  phase: 'request',
  count: 12,
  totalMs: 480,
  maxMs: 61.2,
  p50Ms: 38.5,
  share: 0.05,
  gcMs: 21.4,
  victims: {
    measuredAt: 'server',
    requests: 14,
    delayMs: 512,
    maxDelayMs: 58,
    routes: [{ route: 'GET /healthz', requests: 14, delayMs: 512 }],
  },
  stack: [
    ...requestStack.slice(0, 2),
    frame({
      function: 'serializeTables',
      file: 'src/routes/serialize.ts',
      line: 12,
      column: 10,
      code: 'return JSON.stringify(tables)',
    }),
  ],
  detail: '3.1 MB',
  fixes: [{ id: 'stream-json', title: 'Write and read JSON in pieces' }],
}

/** Nothing of the user's on the stack, nobody seen waiting, no remedy. */
export const unknownBlocker: Blocker = {
  id: '00000000',
  kind: 'unknown',
  title: 'unknown',
  confidence: 'unknown',
  routes: [],
  phase: 'background',
  count: 1,
  totalMs: 55,
  maxMs: 55,
  p50Ms: 55,
  share: 0.006,
  gcMs: 0,
  victims: { measuredAt: 'none', requests: 0, delayMs: 0, maxDelayMs: 0, routes: [] },
  stack: [],
  fixes: [],
}

const totals: Totals = {
  durationMs: 30_000,
  stalls: 48,
  blockedMs: 9_557,
  blockedShare: 0.3186,
  longestMs: 412.4,
  blockingTimeMs: 7_410,
  meanArrivalWaitMs: 41.7,
}

const seconds = Array.from({ length: 30 }, (_, index) => index)

export const blockedReport: Report = {
  schema: 'loopcheck.report/v1',
  loopcheck: '0.1.0',
  createdAt: '2026-02-11T09:30:00.000Z',
  verdict: {
    status: 'blocked',
    text: 'Blocked: 48 stalls, 9.56 s of 30 s, longest 412 ms; worst: GET /tables (src/db/postgres-provider.ts:31, sync-wait)',
  },
  totals,
  blockers: [bridgeBlocker, jsonBlocker, unknownBlocker],
  stalls: seconds.map((second) => ({
    startMs: second * 1000 + 203,
    durationMs: 180 + ((second * 53) % 233),
    blocker: 'src/db/postgres-provider.ts:31',
  })),
  notices: [
    { kind: 'victims-lower-bound', text: 'Part of the victims was counted by the server only: a lower bound.' },
  ],
  routes: [
    {
      route: 'GET /tables',
      requests: 35,
      meanMs: 268,
      maxMs: 431,
      blockedMs: 9_090,
      waited: 60,
      client: { p50Ms: 262, p99Ms: 441, maxMs: 452 },
    },
    { route: 'GET /healthz', requests: 1_500, meanMs: 84, maxMs: 409, blockedMs: 0, waited: 871 },
  ],
  calls: [],
  series: {
    atS: seconds,
    blockedMs: seconds.map((second) => 180 + ((second * 53) % 233)),
    utilization: seconds.map(() => 0.4),
    cpuMs: seconds.map(() => 110),
    rssBytes: seconds.map(() => 98_000_000),
    heapUsedBytes: seconds.map(() => null),
    requests: seconds.map((second) => 50 + (second % 5)),
    canaryMaxMs: seconds.map((second) => (second === 0 ? null : 170 + ((second * 47) % 240))),
  },
  gc: { count: 31, totalMs: 44.1, maxMs: 6.3 },
  delay: { resolutionMs: 5, minMs: 5, meanMs: 7.2, p50Ms: 5.1, p90Ms: 5.4, p99Ms: 211, maxMs: 413 },
  canary: { p50Ms: 2.4, p99Ms: 401, maxMs: 416, requests: 1_500 },
  load: {
    ratePerSecond: 40,
    answeredPerSecond: 38.9,
    sent: 1_200,
    answered: 1_167,
    notOk: 0,
    errors: 3,
    latency: { p50Ms: 3.9, p99Ms: 431, maxMs: 452 },
  },
  cpuMs: 3_310,
  rssBytes: 98_000_000,
  cost: { watchdogCpuMs: 410, watchdogCpuShare: 0.0137, startupMs: 61, captures: 70, captureMs: 9.8 },
  settings: { thresholdMs: 20, heartbeatMs: 5, includeValues: false },
  target: {
    command: ['node', 'server.js'],
    node: 'v24.11.0',
    platform: 'linux',
    arch: 'x64',
    cpuModel: 'Example CPU @ 2.60GHz',
    cpuCount: 2,
    pid: 4_321,
    processes: 1,
    exit: { code: null, signal: 'SIGTERM', isOurs: true },
  },
}

/** Nothing stalled, nothing offered, hardly anything measured. */
export const cleanReport: Report = {
  ...blockedReport,
  verdict: { status: 'clean', text: 'Clean: no stall in 4 s.' },
  totals: {
    durationMs: 4_000,
    stalls: 0,
    blockedMs: 0,
    blockedShare: 0,
    longestMs: 0,
    blockingTimeMs: 0,
    meanArrivalWaitMs: 0,
  },
  blockers: [],
  stalls: [],
  notices: [],
  routes: [],
  series: {
    atS: [],
    blockedMs: [],
    utilization: [],
    cpuMs: [],
    rssBytes: [],
    heapUsedBytes: [],
    requests: [],
    canaryMaxMs: [],
  },
  gc: { count: 0, totalMs: 0, maxMs: 0 },
  cost: { startupMs: 60, captures: 0, captureMs: 0 },
  target: { ...blockedReport.target, command: ['node', 'idle.js'] },
}
delete cleanReport.delay
delete cleanReport.canary
delete cleanReport.load

export const manyBlockersReport: Report = {
  ...blockedReport,
  blockers: Array.from({ length: 200 }, (_, index) => ({
    ...bridgeBlocker,
    id: `b${index}`,
    title: `sync-wait in execute${index}`,
    location: { file: 'src/db/postgres-provider.ts', line: index + 1, column: 1, function: `execute${index}` },
  })),
}

export const deepStackBlocker: Blocker = {
  ...jsonBlocker,
  stack: Array.from({ length: 300 }, (_, index) =>
    frame({ function: `step${index}`, file: `src/steps/step-${index}.ts`, line: index + 1 }),
  ),
}

const blockingRun: RunFigures = {
  ...totals,
  canary: { p50Ms: 2.4, p99Ms: 401, maxMs: 416 },
  ratePerSecond: 38.9,
  cpuMs: 3_310,
  rssBytes: 98_000_000,
  delay: { resolutionMs: 5, p50Ms: 5.1, p99Ms: 211, maxMs: 413 },
}

const offloadedRun: RunFigures = {
  durationMs: 30_000,
  stalls: 1,
  blockedMs: 23.4,
  blockedShare: 0.00078,
  longestMs: 23.4,
  blockingTimeMs: 0,
  meanArrivalWaitMs: 0.009,
  canary: { p50Ms: 1.2, p99Ms: 4.1, maxMs: 24 },
  ratePerSecond: 39.8,
  cpuMs: 2_020,
  rssBytes: 91_000_000,
  delay: { resolutionMs: 5, p50Ms: 5.1, p99Ms: 5.9, maxMs: 23 },
}

function runsOf(run: RunFigures, given: { folder: string; spreadMs: number }): RunFigures[] {
  return [-1, 0, 1].map((step, index) => ({
    ...run,
    longestMs: run.longestMs + step * given.spreadMs,
    folder: `${given.folder}/run-${index + 1}`,
  }))
}

export const blockingStrategy: Strategy = {
  id: 'blocking',
  role: 'blocking',
  runs: runsOf(blockingRun, { folder: 'tables/blocking', spreadMs: 11 }),
  median: blockingRun,
  blockers: [bridgeBlocker, jsonBlocker],
  verdict: blockedReport.verdict,
}

export const offloadedStrategy: Strategy = {
  id: 'offloaded',
  role: 'offloaded',
  runs: runsOf(offloadedRun, { folder: 'tables/offloaded', spreadMs: 1.5 }),
  median: offloadedRun,
  blockers: [],
  verdict: { status: 'clean', text: 'Nearly clean.' },
  call: {
    route: 'GET /tables',
    to: '127.0.0.1:5432',
    queries: ['SELECT name FROM tables WHERE org = $1'],
    stack: [
      ...requestStack.slice(0, 3),
      frame({
        function: 'PoolProvider.execute',
        file: 'src/db/pool-provider.ts',
        line: 19,
        isAsync: true,
        code: 'const { rows } = await this.pool.query(sql, params)',
      }),
      frame({
        function: 'Client.query',
        file: 'node_modules/pg/lib/client.js',
        line: 611,
        owner: 'library',
        package: 'pg@8.23.1',
      }),
    ],
  },
}

/** As an experiment would give it: a check that holds and one that does not, every unit, two sides on one clock. */
export const completionOrder: Finding = {
  id: 'completion-order',
  title: 'Who is answered first',
  text: 'Three cells were sent at once; each reads a database of its own.',
  checks: [
    { text: 'The fast cell is answered first', isMet: true, measured: 'fast, medium, slow' },
    {
      text: 'The page is complete in half the time',
      isMet: false,
      measured: '61 % of the time before',
      claim: 'the story: 50–80 % less',
    },
  ],
  tables: [
    {
      caption: 'Each cell, before and after',
      columns: [
        { title: 'Cell', unit: 'text' },
        { title: 'Answered after', unit: 'ms' },
        { title: 'Answer', unit: 'bytes' },
        { title: 'Rows', unit: 'count' },
        { title: 'Correlation', unit: 'number' },
        { title: 'Of the page', unit: 'share' },
        { title: 'Answers', unit: 'perSecond' },
        { title: 'After ÷ before', unit: 'ratio' },
      ],
      rows: [
        ['slow', 812.4, 2_048, 12_345, -0.327, 0.61, 218, 0.98],
        ['fast', 31, null, 10, 0.9321, 0.02, 3.42, 0.0073],
        ['refused', null, null, null, null, null, null, 'no answer'],
      ],
    },
  ],
  clock: {
    title: 'The three cells on one clock',
    sections: [
      {
        title: 'BEFORE',
        spans: [
          { text: 'slow 812 ms', fromMs: 0, toMs: 812, tone: 'blocks' },
          { text: 'fast 843 ms', fromMs: 3, toMs: 846, tone: 'waits' },
        ],
      },
      {
        title: 'AFTER',
        spans: [
          { text: 'fast 31 ms', fromMs: 3, toMs: 34, tone: 'good' },
          { text: 'slow 799 ms', fromMs: 0, toMs: 799, tone: 'good' },
        ],
      },
    ],
  },
}

export const tablesScenario: ScenarioComparison = {
  id: 'tables',
  title: 'Listing tables',
  story: 'A request lists the tables of an organisation, one query against PostgreSQL.',
  route: 'GET /tables',
  verdict: 'improved',
  text: 'Improved: longest stall 412 ms → 23 ms, 0.057 times (95 % interval 0.051–0.064; 3 and 3 runs).',
  sameBytes: true,
  lesson: 'An async signature promises nothing.',
  findings: [completionOrder],
  strategies: [blockingStrategy, offloadedStrategy],
  ratio: {
    longestMs: { estimate: 0.0567, low: 0.051, high: 0.064 },
    canaryP99Ms: { estimate: 0.0102, low: 0.009, high: 0.0125 },
  },
}

export const improvedComparison: Comparison = {
  schema: 'loopcheck.comparison/v1',
  loopcheck: '0.1.0',
  createdAt: '2026-02-11T09:40:00.000Z',
  verdict: { status: 'improved', text: 'Improved: the longest stall fell from 412 ms to 23 ms (tables).' },
  scenarios: [tablesScenario],
  skipped: [
    {
      id: 'analysis/mysql',
      why: 'There is no mysqld on the PATH.',
      how: 'Install MariaDB, or pass --mysql mysql://root@127.0.0.1:3306/test',
    },
  ],
  notices: [],
  machine: {
    node: 'v24.11.0',
    platform: 'linux',
    arch: 'x64',
    cpuModel: 'Example CPU @ 2.60GHz',
    cpuCount: 2,
    totalMemoryBytes: 8_324_000_000,
  },
  settings: {
    thresholdMs: 20,
    heartbeatMs: 5,
    pairs: 3,
    durationMs: 10_000,
    warmupMs: 2_000,
    database: 'PostgreSQL 18.4',
  },
  cost: blockedReport.cost,
}

/** What programs can be named, and what has broken such reports. */
export const hostileStrings: readonly string[] = [
  `"quotes" 'single' \`back\`ticks\`\` \\`,
  '[brackets] {braces} (parens) ]]>',
  '# heading; %% comment %%{init: {"theme":"dark"}}%%',
  '</script><script>globalThis.hacked = 1</script>',
  '<img src=x onerror="globalThis.hacked=2">',
  '</pre></code><svg onload=globalThis.hacked=3>',
  'a | b || c \\| d',
  '```\n# fence\n```',
  '\u001B[31mred\u001B[0m \u001B]8;;http://example.invalid\u0007link\u001B]8;;\u0007 \u0007',
  'click n0 "javascript:globalThis.hacked=4"',
  'end',
  'subgraph x',
  '__proto__',
  'constructor',
  '-->|x| n0',
  'n0 --> n1; n1[boo]',
  '\u202Egnp.exe\u202C',
  'مرحبا שלום',
  '👩‍👩‍👧‍👦 🔥',
  'fa:fa-car :::bad',
  '1. first',
  '- item',
  '---',
  '@octocat :tada: #1 GH-1 https://example.invalid www.example.invalid',
  '$x^2$ $$y$$',
  '&lt;b&gt; &amp; &#60; #60; #quot;',
  '[link](javascript:alert(1)) ![image](http://example.invalid/x.png)',
  '*bold* _em_ ~~gone~~ <b>b</b>',
  'line one\r\nline two\ttabbed\u2028three',
  'javascript:globalThis.hacked=5',
  '\uD800 lone \uDC00',
  '\u0000\u0001\u009B31m',
  'Note over p0: x',
  'section x',
  ':crit, t9, 0, 9',
  'accTitle: x',
  `${'very-long-name-'.repeat(40)}end`,
  `${'src/deep/'.repeat(60)}file.ts`,
  ' ',
  '::set-output name=x::y',
  '%0A::error::z',
  '##[add-matcher]x.json',
  '=HYPERLINK("http://example.invalid","x")',
  'a"} 1\nloopcheck_stalls 0',
]

/** Keys whose values are ours, not the program's. */
const ownKeys = new Set([
  'schema',
  'kind',
  'status',
  'role',
  'confidence',
  'phase',
  'owner',
  'measuredAt',
  'reason',
  'verdict',
  'tone',
  'unit',
])

/** The same data with every string that could come from outside replaced by hostile ones, each in turn.
 *  @param offset which of them comes first */
export function withHostileStrings<Data>(data: Data, offset: number): Data {
  let next = offset
  const walk = (value: unknown, path: readonly string[]): unknown => {
    const key = path.at(-1) ?? ''
    if (typeof value === 'string') {
      return ownKeys.has(key) || (key === 'id' && path.includes('fixes'))
        ? value
        : hostileStrings[next++ % hostileStrings.length]
    }
    if (Array.isArray(value)) return value.map((item) => walk(item, path))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, [...path, name])]))
  }
  return walk(data, []) as Data
}

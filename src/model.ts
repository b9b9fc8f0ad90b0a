/** The words of loopcheck as types. Imports nothing. Units are in the names: Ms is milliseconds, share is 0–1.
 *  `atMs` and `startMs` count from the recording's start on the machine's monotonic clock, one clock for all processes.
 */

// ── Recording: facts, as they came (recording.jsonl, one JSON object a line) ─────────────────────────────────────────

/** One stack frame as V8 saw it (positions of the running code), and, once sealed, where it stands in the source. */
export interface RawFrame {
  /** Function or method name, `Class.method` where V8 knows it; '' for an anonymous one. */
  function: string
  /** Absolute path, file: URL or node: name; '' for builtins such as JSON.parse. */
  file: string
  /** 1-based; 0 for native frames. */
  line: number
  /** 1-based; 0 for native frames. */
  column: number
  /** True where the frame was reached through `await`. */
  isAsync?: boolean
  /** True where the function had just been entered, or an async one resumed: the position is its head's, and nothing of it
   *  has run since. */
  isEntry?: boolean
}

/** The source map of a file that was compiled while it was loaded (tsx, ts-node): no file on disk holds it. */
export interface MapRecord {
  type: 'map'
  process: string
  /** As in the frames. */
  file: string
  /** JSON of the map. */
  map: string
}

/** What a process, or one of its worker threads, told of itself when the probe began. */
export interface ProcessRecord {
  type: 'process'
  /** Names the process or thread in every other record of the same recording: `<pid>-<start in ms>`, for a thread
   *  `<that>/<thread id>`. A process id alone may come twice. */
  process: string
  /** 'process' may be the command itself or a child: see ppid. undefined in recordings of old: 'process'. */
  role?: 'process' | 'cluster-worker' | 'worker-thread'
  /** For a worker thread: node:worker_threads' threadId. For a cluster worker: its id in the cluster. */
  number?: number
  /** For a worker thread: the process it belongs to, as `process` names it. */
  parent?: string
  /** For a worker thread: the name it was given. */
  threadName?: string
  /** For a worker thread: StackRecord.id, under its own name, of the code that started it. */
  startedBy?: number
  /** For a worker thread: false when it was started so that no probe was loaded: then only its life is known. */
  isWatched?: boolean
  /** Most that V8's heap may hold: --max-old-space-size where it is given. */
  heapLimitBytes?: number
  pid: number
  ppid: number
  atMs: number
  /** process.version */
  node: string
  platform: string
  arch: string
  cpuModel: string
  cpuCount: number
  /** process.argv; [1] is the entry script. [] for a worker thread: see ThreadRecord. */
  argv: string[]
  /** process.execArgv without the probe's own. */
  execArgv: string[]
  cwd: string
  /** Date.now() at atMs. */
  wallClockMs: number
  /** Why the program's own JavaScript leaves no stacks; undefined: it does. */
  inspectorLack?: 'permission' | 'test-runner'
}

/** The request that the interrupted code belonged to. */
export interface RequestRef {
  id: number
  method: string
  /** Path without the query. */
  path: string
  /** The framework's pattern; undefined when no framework told. */
  route?: string
}

/** A stack, written once and referred to by its id. */
export interface StackRecord {
  type: 'stack'
  process: string
  id: number
  /** Innermost first. */
  frames: RawFrame[]
}

/** A stack taken during a stall. */
export interface CaptureRecord {
  type: 'capture'
  process: string
  stall: number
  /** When the stack was taken. */
  atMs: number
  /** When it was asked for; equals atMs for via 'return'. A long gap between the two means that V8 ran no JavaScript. */
  askedAtMs: number
  /** interrupt: V8 ran the capture inside the stalled stack. return: a wrapped synchronous call came back while the stall was on. */
  via: 'interrupt' | 'return'
  /** For via 'return': what was called, as users write it (`fs.readFileSync`, `JSON.parse`). */
  callee?: string
  /** For via 'return': size, file, program …; never a value of the user's data. */
  detail?: string
  /** For via 'return': wrapped calls that came back during the stall since the capture before. */
  calls?: number
  /** For via 'return': the call began while a question was open. What kept that question waiting came before the call. */
  isLater?: boolean
  /** StackRecord.id of the same process. */
  stack: number
  /** For via 'interrupt': a microtask queued by the capture before, in the same stall, or another nextTick callback, has run since. */
  ranMicrotask?: boolean
  request?: RequestRef
  /** Without a request: one may be behind it, but was not followed at the time. */
  isUnfollowed?: boolean
  /** The query whose answer a database driver was reading. */
  query?: QueryRef
  /** The timer whose callback ran; undefined in other callbacks, and after an await. */
  timer?: TimerRef
  /** Of the JavaScript heap, when the stack was taken. */
  heapUsedBytes?: number
}

/** A query as reports show it. */
export interface QueryRef {
  /** At most 300 characters; literals are left out. */
  text: string
  /** Rows read so far; undefined where the driver does not keep them. */
  rows?: number
}

export interface TimerRef {
  /** As it was set. */
  ms: number
  /** True for setInterval. */
  isRepeated: boolean
  /** StackRecord.id of the same process: where setInterval was called; undefined where that was not noted. */
  stack?: number
}

/** One interval in which the loop made no turn. */
export interface StallRecord {
  type: 'stall'
  process: string
  id: number
  startMs: number
  durationMs: number
  /** CPU time the main thread got, as far as it was measured (measuredMs); undefined where the clock is missing. */
  cpuMs?: number
  /** Time the main thread was ready to run but had no CPU; undefined where the clock is missing (not Linux). */
  runQueueMs?: number
  /** CPU time of the process's other threads meanwhile: V8's helpers, the thread pool, workers; undefined where cpuMs is, or is the
   *  whole process's. */
  helpersCpuMs?: number
  /** Wall time over which cpuMs and runQueueMs were taken: the stall's later part. */
  measuredMs?: number
  /** Longest gap between the watchdog's own polls during the stall: how far the edges may be off. */
  watchdogGapMs: number
  /** Wall clock minus monotonic clock over the stall: large when the machine slept. */
  clockJumpMs?: number
  /** True when the process ended before the loop turned again. */
  isOpen?: boolean
  /** Before the program first listened or, if it never did, before its first loop turn. */
  isStartup?: boolean
  /** It was seen as the stall with this id was, whose stacks stand for it: it has none of its own. Only in recordings that were
   *  read; on disk such stalls are written together (StallsRecord). */
  like?: number
  /** With `like`: RequestRef.id of the request that ran it. */
  request?: number
}

/** Stalls that were each seen as another one was: same stacks but for the lines, same call, same route. By column, in order of time. */
export interface StallsRecord {
  type: 'stalls'
  process: string
  /** The stall that was written with its stacks, longer than this one; 0 where the recording had no room for stacks. */
  like: number[]
  id: number[]
  startMs: number[]
  durationMs: number[]
  watchdogGapMs: number[]
  /** undefined where the clock is missing, as are the next three. */
  cpuMs?: number[]
  runQueueMs?: number[]
  helpersCpuMs?: number[]
  measuredMs?: number[]
  /** RequestRef.id; -1 outside requests. */
  request: number[]
}

/** A request that was in flight within a second of a stall; the others are only counted (SecondRecord). */
export interface RequestRecord {
  type: 'request'
  process: string
  id: number
  /** Index into the RouteRecords of the same process. */
  route: number
  startMs: number
  /** undefined while it had not been answered. */
  endMs?: number
  /** 0: the client hung up before it was answered. */
  status?: number
}

export interface RouteRecord {
  type: 'route'
  process: string
  index: number
  method: string
  route: string
}

export interface ListenRecord {
  type: 'listen'
  process: string
  atMs: number
  /** Host and port, or the path of a pipe. */
  address: string
  port?: number
}

/** Where a request called out of the process (wrote to a socket that the program opened, or queried a database): the stack that led there.
 *  The first few of every route only; shows how a request flows where nothing blocks. */
export interface CallRecord {
  type: 'call'
  process: string
  atMs: number
  request: RequestRef
  /** Host and port, or path, that was written to; `a worker thread`; `a database` where its driver does not tell. */
  to: string
  /** What a database was asked, literals left out; undefined for other calls. */
  query?: string
  /** StackRecord.id of the same process. */
  stack: number
}

/** One second of the program's life. */
export interface SecondRecord {
  type: 'second'
  process: string
  atMs: number
  /** Beats of the heartbeat in this second. */
  beats: number
  /** 0–1, this second. */
  utilization?: number
  cpuMs: number
  rssBytes: number
  heapUsedBytes?: number
  /** [route index, answered, sum of durations in ms, longest in ms] */
  routes: [number, number, number, number][]
  /** [pauses, sum in ms, longest in ms]; undefined when there was none. */
  gc?: [number, number, number]
}

/** A pause of at least 1 ms; the shorter ones are only counted (SecondRecord). */
export interface GcRecord {
  type: 'gc'
  process: string
  startMs: number
  durationMs: number
  kind: 'minor' | 'major' | 'incremental' | 'weakcb' | 'unknown'
  /** Why, where V8 tells: the program asked for it, or memory outside the heap grew; undefined for an ordinary one. */
  reason?: 'forced' | 'external memory' | 'last resort'
  /** Of the JavaScript heap, once the loop turned again; only for pauses of at least 10 ms. */
  heapAfterBytes?: number
}

/** What the histogram of perf_hooks.monitorEventLoopDelay held, in its own terms. */
export interface DelayRecord {
  type: 'delay'
  process: string
  resolutionMs: number
  minMs: number
  meanMs: number
  p50Ms: number
  p90Ms: number
  p99Ms: number
  maxMs: number
}

export interface DroppedRecord {
  type: 'dropped'
  process: string
  what: 'captures' | 'requests' | 'gc' | 'routes' | 'stalls' | 'lines' | 'threads'
  count: number
  /** Why, in words for the report. */
  why: string
}

/** What the probe itself cost, as far as it can be measured from inside. */
export interface CostRecord {
  type: 'cost'
  process: string
  /** CPU time of the watchdog thread. */
  watchdogCpuMs?: number
  /** Main thread: time from the probe's first line to the program's. */
  startupMs: number
  /** Time the main thread spent taking stacks. */
  captureMs: number
  captures: number
}

export interface EndRecord {
  type: 'end'
  process: string
  atMs: number
  /** terminated: a worker thread that another one ended. */
  how: 'exit' | 'terminated'
  code: number
}

/** An exception that reached the event loop. The process ends of it, unless the program handles the event itself. */
export interface UncaughtRecord {
  type: 'uncaught'
  process: string
  atMs: number
  origin: 'uncaughtException' | 'unhandledRejection'
  /** The error's name; never its message. '' when no error was thrown but another value. */
  name: string
  /** `EADDRINUSE`, `ERR_INVALID_ARG_TYPE` … */
  code?: string
  /** StackRecord.id of the same process. */
  stack?: number
}

/** How a child process ended, seen by the process that started it. */
export interface ChildRecord {
  type: 'child'
  /** The parent. */
  process: string
  atMs: number
  pid: number
  code: number | null
  signal: string | null
}

/** V8's heap came near its limit. */
export interface HeapRecord {
  type: 'heap'
  process: string
  atMs: number
  /** As V8 told, or what the process's memory had grown by, if that was more. */
  usedBytes: number
  limitBytes: number
}

/** What a worker thread's loop did so far: the last one counts. */
export interface ThreadRecord {
  type: 'thread'
  process: string
  atMs: number
  /** The file it runs; undefined while it is not known. */
  entry?: string
  /** undefined where the system has no CPU clock for a thread. */
  cpuMs?: number
  /** Turns of at least thresholdMs in which it computed: a thread that is meant to block has many. */
  longTurns: number
  longTurnsMs: number
  longestTurnMs: number
  /** Turns of at least thresholdMs in which it mostly waited, as in Atomics.wait for the next task. */
  waits: number
  waitsMs: number
}

/** The first line of every recording, by the command that made it. */
export interface HeaderRecord {
  type: 'recording'
  schema: 'loopcheck.recording/v1'
  loopcheck: string
  /** ISO 8601 */
  createdAt: string
  command: string[]
  cwd: string
  thresholdMs: number
  heartbeatMs: number
  includeValues: boolean
  /** file: URL of the folder that holds the probe's modules: their frames are never shown. */
  probeFolder: string
  /** What of the run was judged: warm-up is left out. Written again (a second line) once the load has begun. */
  window?: { startMs: number; endMs: number }
}

/** How the watched command ended, seen from outside. */
export interface ExitRecord {
  type: 'exit'
  atMs: number
  code: number | null
  signal: string | null
  /** True when loopcheck ended it. */
  isOurs: boolean
  /** Of the command; undefined in recordings of old. */
  pid?: number
  /** When loopcheck asked the command and all that it started to end. */
  askedAtMs?: number
}

/** What the load offered and got. */
export interface LoadRecord {
  type: 'load'
  startMs: number
  endMs: number
  targets: LoadTarget[]
  /** Requests per second that were offered, canary left out; undefined for a closed loop. */
  ratePerSecond?: number
  connections: number
  sent: number
  answered: number
  /** Answers outside 200–299. */
  notOk: number
  /** Connection errors and time-outs. */
  errors: number
  /** Were due, but every connection was still waiting; undefined when none. */
  unsent?: number
  /** Were sent, but the disk had no room to note them: missing among latencies and victims; undefined when none. */
  unnoted?: number
  /** Longest gap of loopcheck's own event loop: above some ms the machine, not the server, was late. */
  ownLongestMs: number
}

export interface LoadTarget {
  method: string
  /** With the query left out. */
  path: string
  role: 'load' | 'canary'
}

/** A batch of requests as the client saw them, by column. */
export interface SentRecord {
  type: 'sent'
  /** Index into LoadRecord.targets. */
  target: number[]
  sentMs: number[]
  /** -1: never answered. */
  answeredMs: number[]
  /** 0: error or time-out. */
  status: number[]
}

/** Requests of one target that were only counted: those that no stall was near, and, where too many were, every so many of the
 *  rest. A run of up to 100 000 requests has all of them listed (SentRecord) and none of these. */
export interface SentSummaryRecord {
  type: 'sent-summary'
  /** Index into LoadRecord.targets. */
  target: number
  /** Requests without an answer included. */
  requests: number
  answered: number
  /** Were near a stall: what they waited for is not known. */
  nearStalls: number
  /** Longest wait for an answer; 0 where there was none. */
  maxMs: number
  /** Waits of the answered ones: bucket i counts those over growth^(i-1) and up to growth^i ms. */
  growth: number
  buckets: [index: number, count: number][]
  /** For the canary: the longest wait of those sent in each second since LoadRecord.startMs; null where there was none. */
  maxMsBySecond?: (number | null)[]
}

/** Where a running position stands in the source, resolved from source maps when the run ended. */
export interface SourceRecord {
  type: 'source'
  /** `file:line:column` of the running code */
  at: string
  /** Absolute path, `/`-separated. */
  file: string
  line: number
  column: number
  /** The source's name for the function, where the running code calls it otherwise (a minifier's bundle). */
  function?: string
  /** The line of code, trimmed. */
  code?: string
  /** How the function is declared, on one line; undefined in libraries, and where it was not found. */
  signature?: string
  /** The code round the line; undefined in libraries, and in recordings of old. */
  excerpt?: CodeExcerpt
  /** The regular expression that is applied at the position. */
  pattern?: PatternRef
  /** `name@version` of the package that the file belongs to, when it is not the user's own. */
  package?: string
  /** The line before, where an operator stands there and none before this position. */
  operator?: OperatorRef
}

/** Some lines of source code, one after the other. */
export interface CodeExcerpt {
  /** 1-based */
  fromLine: number
  /** Long lines are cut. */
  lines: string[]
}

/** A regular expression as the source has it. */
export interface PatternRef {
  /** `/(a+)+$/i`, at most 200 characters. */
  text: string
  /** The constant that holds it, found by name in the same file: likely, not certain. undefined where it stands in the call itself. */
  name?: string
}

/** A line of code with an operator that may take long. */
export interface OperatorRef {
  line: number
  /** Trimmed. */
  code: string
}

export type RecordingLine =
  | HeaderRecord
  | ProcessRecord
  | MapRecord
  | StackRecord
  | CaptureRecord
  | CallRecord
  | StallRecord
  | StallsRecord
  | RequestRecord
  | RouteRecord
  | ListenRecord
  | SecondRecord
  | GcRecord
  | DelayRecord
  | DroppedRecord
  | CostRecord
  | UncaughtRecord
  | ChildRecord
  | HeapRecord
  | ThreadRecord
  | EndRecord
  | ExitRecord
  | LoadRecord
  | SentRecord
  | SentSummaryRecord
  | SourceRecord

// ── Report: what was concluded (report.json) ─────────────────────────────────────────────────────────────────────────

export type KindId =
  | 'sync-fs'
  | 'sync-child-process'
  | 'sync-crypto'
  | 'sync-zlib'
  | 'sync-db'
  | 'sync-wait'
  | 'sync-stdio'
  | 'json'
  | 'clone'
  | 'regexp'
  | 'row-parse'
  | 'js-cpu'
  | 'many-small'
  | 'microtasks'
  | 'gc'
  | 'module-load'
  | 'native'
  | 'unknown'

export type FixId =
  | 'async-api'
  | 'async-driver'
  | 'worker-pool'
  | 'stream-rows'
  | 'yield-in-chunks'
  | 'parallel-queries'
  | 'cache-once'
  | 'limit-concurrency'
  | 'safe-regexp'
  | 'stream-json'
  | 'load-at-start'
  | 'fewer-allocations'
  | 'push-to-engine'
  | 'job-queue'

/** A remedy for one or more kinds. */
export interface Fix {
  id: FixId
  title: string
  /** One sentence: what to do. */
  summary: string
  when: string
  whenNot: string
  /** Code before and after, as one would write it. */
  before: string
  after: string
}

/** A kind of block in words. */
export interface KindWords {
  /** What it is, in a noun phrase: `synchronous file access`. */
  name: string
  /** Why it keeps the event loop from turning: a sentence or two. */
  why: string
  /** What happens. */
  what: string
  /** Why it hurts those who wait. */
  harm: string
  /** How to recognise it, in a report and elsewhere. */
  signs: readonly string[]
  /** How to get rid of it. */
  remedy: string
  /** When to leave it as it is. */
  fine: string
  /** Remedies, best first. */
  fixes: readonly FixId[]
}

/** One step of a stack, in original source. */
export interface Frame {
  /** '' for an anonymous function. */
  function: string
  /** Relative to the target's working directory, `/`-separated; `node:fs` style for Node's own; '' for builtins. */
  file: string
  /** 1-based; 0 for native frames. */
  line: number
  /** 1-based; 0 for native frames. */
  column: number
  owner: 'user' | 'library' | 'node'
  /** `name@version`, for library frames. */
  package?: string
  isAsync?: boolean
  /** True where the position is the function's head: it had just been entered, or an async one resumed. */
  isEntry?: boolean
  /** The line of code, trimmed; undefined when the source was not found. */
  code?: string
  /** `async getTables(org: string)`: how the function is declared; undefined in libraries, and where it was not found. */
  signature?: string
  /** The regular expression that is applied there; undefined for other calls, and when it was not found. */
  pattern?: PatternRef
  /** The line before, where only an operator there can have taken the time before this call. */
  operator?: OperatorRef
}

export interface Location {
  file: string
  line: number
  column: number
  function: string
  code?: string
  /** The code round the line; undefined where the source was not there when the program ran. */
  excerpt?: CodeExcerpt
}

export type Confidence = 'exact' | 'likely' | 'unknown'
export type Phase = 'startup' | 'request' | 'background'

export interface RouteCost {
  /** `GET /users/:id` */
  route: string
  count: number
  totalMs: number
}

/** Requests that waited because of a stall that was not their own. */
export interface Victims {
  /** client: measured by the load at sending and answering. server: requests in flight, a lower bound. none: nothing was seen. */
  measuredAt: 'client' | 'server' | 'none'
  requests: number
  /** Sum of their waits. */
  delayMs: number
  maxDelayMs: number
  routes: { route: string; requests: number; delayMs: number }[]
}

/** All stalls with the same culprit. */
export interface Blocker {
  /** Stable over edits that shift lines: from kind, file, function and callee. */
  id: string
  kind: KindId
  /** `sync-db in PostgresProvider.execute` */
  title: string
  confidence: Confidence
  /** The user's own call; undefined when nothing of the user's was on the stack. */
  location?: Location
  /** What was called there: `JSON.parse`, `fs.readFileSync`; undefined when the time went by in the user's own JavaScript. */
  callee?: string
  library?: { package: string; version: string; file: string; line: number; function: string }
  /** The route with the most blocked time; undefined for background work. */
  route?: string
  routes: RouteCost[]
  phase: Phase
  /** Of background work: what started it (`setInterval at jobs/refresh.js:12 (every 5000 ms)`), as far as it was seen. */
  origin?: string
  count: number
  /** Requests that ran it, each counted once; undefined where it is not known of every stall. */
  requests?: number
  totalMs: number
  maxMs: number
  p50Ms: number
  /** Of all blocked time, 0–1. */
  share: number
  /** undefined where the machine has no CPU clock for a thread. */
  cpuMs?: number
  waitMs?: number
  gcMs: number
  victims: Victims
  /** Outermost first, of the longest stall: the way from the request to the call. */
  stack: Frame[]
  detail?: string
  fixes: { id: FixId; title: string }[]
  /** One real stall with its real victims, for the sequence diagram: the one with most victims. */
  example?: StallExample
  /** In which processes, by ProcessSummary.id, most blocked time first; undefined where only one was watched. */
  processes?: { process: string; count: number; totalMs: number }[]
}

/** How a process or thread ended. */
export interface Ending {
  /** exit: by itself, with a code. uncaught: of an exception. signal: killed. out-of-memory: likely, of V8's heap.
   *  stopped: by loopcheck; a thread: by another one. unknown: it vanished. */
  how: 'exit' | 'uncaught' | 'signal' | 'out-of-memory' | 'stopped' | 'unknown'
  /** After `it …`: `ended with exit code 3`. */
  text: string
  /** undefined where a signal ended it or nobody saw it end. */
  code?: number
  signal?: string
  error?: { name: string; code?: string; location?: Location }
}

/** One Node.js process of the watched program. */
export interface ProcessSummary {
  /** ProcessRecord.process */
  id: string
  pid: number
  /** main: the first that was watched. wrapper: a runner such as npm, npx or tsx, which only starts another. */
  role: 'main' | 'cluster worker' | 'child' | 'wrapper'
  /** Of a cluster worker, from 1. */
  number?: number
  /** The script, relative to its working directory. */
  entry: string
  /** id of the process that started it; undefined when that was not watched. */
  parent?: string
  /** It listened or answered requests: its stalls count for the report's verdict. */
  isServing: boolean
  /** The report's totals, stalls and series are this process's: the serving one that was blocked most. */
  isReported: boolean
  /** Answered by it. */
  requests: number
  totals: Totals
  verdict: Verdict
  /** Most blocked time first; those of a process that does not serve are listed only here. */
  blockers: { id: string; title: string; location?: Location; count: number; totalMs: number }[]
  cpuMs: number
  /** Largest seen. */
  rssBytes: number
  end: Ending
}

/** One worker thread of the watched program. Its stalls are its own: they count for no verdict. */
export interface ThreadSummary {
  /** ProcessRecord.process */
  id: string
  /** ProcessSummary.id */
  process: string
  threadId: number
  /** undefined where it was given none. */
  name?: string
  /** Relative to the working directory; undefined when the thread was too short, or not watched from within. */
  entry?: string
  /** Where it was started. */
  startedAt?: Location
  /** False when it was started without the probe: then the figures are 0 and unknown. */
  isWatched: boolean
  livedMs: number
  /** undefined where the system has no CPU clock for a thread. */
  cpuMs?: number
  /** cpuMs over livedMs, 0–1. */
  busyShare?: number
  /** Turns of its loop of at least thresholdMs in which it computed. */
  longTurns: number
  longTurnsMs: number
  longestTurnMs: number
  /** Turns of at least thresholdMs in which it waited, as a pool's idle thread does. */
  waits: number
  waitsMs: number
  end: Ending
}

/** How a request of this route called out of the main thread, outermost frame first. */
export interface Call {
  route: string
  /** Host and port, or path, that was written to, or `a worker thread`. */
  to: string
  stack: Frame[]
  /** What the route asked databases, literals left out: each once, in the order of asking, at most 5; undefined where none was seen. */
  queries?: string[]
}

/** One real stall and who waited, ms from the stall's start. */
export interface StallExample {
  atMs: number
  durationMs: number
  route?: string
  victims: { route: string; sentMs: number; answeredMs: number; status: number }[]
  /** All victims of that stall; `victims` holds the first few. */
  victimCount: number
}

export interface Totals {
  durationMs: number
  stalls: number
  blockedMs: number
  blockedShare: number
  longestMs: number
  /** Beyond 50 ms of every stall, summed. */
  blockingTimeMs: number
  /** Σd²/2T: what a request arriving at a random moment waits. */
  meanArrivalWaitMs: number
}

export interface Verdict {
  status: 'clean' | 'blocked' | 'starved' | 'inconclusive'
  text: string
}

export interface Notice {
  kind:
    | 'cpu-starvation'
    | 'suspended'
    | 'dropped'
    | 'process-ended'
    | 'short'
    | 'load-errors'
    | 'victims-lower-bound'
    | 'watchdog-late'
    | 'machine-noise'
    | 'no-stack'
    | 'processes'
    | 'damaged'
    | 'experiment-failed'
  text: string
}

export interface LatencySummary {
  p50Ms: number
  p99Ms: number
  maxMs: number
}

export interface RouteSummary {
  route: string
  requests: number
  meanMs: number
  maxMs: number
  /** Stalled time that this route's requests caused. */
  blockedMs: number
  /** Times its requests waited for stalls of others. */
  waited: number
  /** What the client saw; undefined without our own load. */
  client?: LatencySummary
}

/** One column a figure, one row a second. */
export interface Series {
  /** Seconds from the start. */
  atS: number[]
  blockedMs: number[]
  /** Stalls that began in it; undefined in reports of older versions, as is longestMs. */
  stalls?: number[]
  /** The longest of those stalls; 0 where there was none. */
  longestMs?: number[]
  utilization: (number | null)[]
  cpuMs: number[]
  rssBytes: number[]
  heapUsedBytes: (number | null)[]
  requests: number[]
  canaryMaxMs: (number | null)[]
  /** Pauses of the garbage collector, summed; undefined in reports of older versions. */
  gcMs?: number[]
}

/** A stall as a timeline shows it. */
export interface ListedStall {
  startMs: number
  durationMs: number
  /** Where the code stands that most of it is blamed on: `src/a.ts:12`. */
  blocker?: string
  /** Blocker.id; undefined where no code is to blame, and in reports of older versions. */
  blockerId?: string
  reason?: 'starved' | 'suspended'
}

/** The stalls of one length. */
export interface StallBucket {
  fromMs: number
  /** undefined for the last one, which has no end. */
  toMs?: number
  stalls: number
  totalMs: number
}

export interface Report {
  schema: 'loopcheck.report/v1'
  loopcheck: string
  createdAt: string
  verdict: Verdict
  totals: Totals
  blockers: Blocker[]
  /** The longest stalls, at most 1 000, earliest first: for the timeline. */
  stalls: ListedStall[]
  /** All that count in the totals, by length, shortest first, without a gap; undefined in reports of older versions. */
  stallHistogram?: StallBucket[]
  notices: Notice[]
  /** Every process, in the order they started; undefined in reports of old. */
  processes?: ProcessSummary[]
  /** The worker threads that used most CPU time, at most 100, most first. */
  threads?: ThreadSummary[]
  routes: RouteSummary[]
  /** One for each route that called out, the one with most of the user's frames. */
  calls: Call[]
  series: Series
  gc: { count: number; totalMs: number; maxMs: number }
  /** perf_hooks.monitorEventLoopDelay as it is, with its resolution: percentiles hide stalls. */
  delay?: {
    resolutionMs: number
    minMs: number
    meanMs: number
    p50Ms: number
    p90Ms: number
    p99Ms: number
    maxMs: number
  }
  canary?: LatencySummary & { requests: number }
  load?: {
    ratePerSecond?: number
    /** Answers per second, canary left out. */
    answeredPerSecond: number
    sent: number
    answered: number
    notOk: number
    errors: number
    latency?: LatencySummary
  }
  cpuMs: number
  rssBytes: number
  cost: {
    watchdogCpuMs?: number
    /** watchdogCpuMs over the run's wall time, 0–1. */
    watchdogCpuShare?: number
    startupMs: number
    captures: number
    captureMs: number
    /** What the benchmark found for this Node major, with its file under bench/results; undefined where none was made. */
    benchmark?: string
  }
  settings: { thresholdMs: number; heartbeatMs: number; includeValues: boolean }
  target: {
    command: string[]
    node: string
    platform: string
    arch: string
    cpuModel: string
    cpuCount: number
    pid: number
    processes: number
    exit?: { code: number | null; signal: string | null; isOurs: boolean }
  }
}

// ── Captures for profilers: what a report does not keep ──────────────────────────────────────────────────────────────

/** What ran in the stalls of one process, by the stacks that were taken in them. */
export interface CaptureProfile {
  /** `main process (pid 4321)` */
  name: string
  /** It is the process that the report's totals are of. */
  isReported: boolean
  /** What was judged; ms, as the recording counts. */
  startMs: number
  endMs: number
  /** Every stack once, outermost frame first; never empty. */
  stacks: Frame[][]
  /** In order of time, never overlapping: each stack stands for as long as it explains of its stall. */
  pieces: CapturePiece[]
  /** Stalls that are not among the pieces: the shorter ones of very many. */
  stallsLeftOut: number
}

export interface CapturePiece {
  startMs: number
  durationMs: number
  /** Index into CaptureProfile.stacks. */
  stack: number
}

// ── Comparison: two sets of runs ─────────────────────────────────────────────────────────────────────────────────────

export type ComparisonVerdict = 'improved' | 'unchanged' | 'regressed' | 'inconclusive' | 'numbers only'

/** Offloaded (or after) divided by blocking (or before); 95 % interval. */
export interface Ratio {
  estimate: number
  low: number
  high: number
  /** 0–1, of the interval: below 0.95 where there were too few runs for more. */
  coverage?: number
}

/** One run in figures. */
export interface RunFigures extends Totals {
  canary?: LatencySummary
  /** Answers per second, canary left out. */
  ratePerSecond: number
  cpuMs: number
  rssBytes: number
  delay?: { resolutionMs: number; p50Ms: number; p99Ms: number; maxMs: number }
  /** Folder of the single report, relative to the comparison's. */
  folder?: string
}

export interface Strategy {
  id: string
  role: 'blocking' | 'offloaded' | 'other'
  runs: RunFigures[]
  /** Each figure's median over the runs. */
  median: RunFigures
  /** Of the run with the longest stall. */
  blockers: Blocker[]
  verdict: Verdict
  /** Where the story's route called out of the process: how the request flows, for the flow beside the blocker's.
   *  undefined when no stack was seen. */
  call?: Call
  /** Of the same run as the blockers; undefined in comparisons of older versions. */
  timeline?: RunTimeline
}

/** One run on its own time axis, bounded. */
export interface RunTimeline {
  durationMs: number
  /** At most 300 rows: of a longer run each is several seconds, with the mean of what is given a second and the largest of what
   *  is a longest. */
  series: Series
  /** The longest, at most 200, earliest first. */
  stalls: ListedStall[]
  /** As in the run's report: of all stalls. */
  stallHistogram?: StallBucket[]
}

/** What a scenario's own experiment measured, beyond stalls. */
export interface Finding {
  /** In kebab-case, unique within its scenario: `completion-order`. */
  id: string
  title: string
  /** What was done and what came out, in a sentence or two. */
  text: string
  /** Sentences that were checked against what was measured. */
  checks?: FindingCheck[]
  tables?: FindingTable[]
  /** Several sides on one clock, each from 0. */
  clock?: { title: string; sections: { title: string; spans: FindingSpan[] }[] }
}

export interface FindingCheck {
  /** What is claimed: `The fast cell is answered first`. */
  text: string
  isMet: boolean
  /** What was seen: `fast, medium, slow`. */
  measured: string
  /** Where the claim comes from: `the story: 50–80 % less`; undefined for loopcheck's own. */
  claim?: string
}

export interface FindingTable {
  caption: string
  columns: { title: string; unit: FindingUnit }[]
  /** null: not measured. */
  rows: (string | number | null)[][]
}

/** How a figure is written. count: a whole number. number: as it is. ratio: after divided by before. */
export type FindingUnit = 'text' | 'ms' | 'bytes' | 'count' | 'number' | 'share' | 'perSecond' | 'ratio'

/** A bar on a clock, ms. */
export interface FindingSpan {
  text: string
  fromMs: number
  toMs: number
  /** good: as it should be. waits: it waited for others. blocks: it held the others up. */
  tone: 'good' | 'waits' | 'blocks'
}

export interface ScenarioComparison {
  id: string
  title: string
  /** One sentence: what the request does. */
  story: string
  /** The route that the story is about. */
  route: string
  verdict: ComparisonVerdict
  /** Why, with the figures. */
  text: string
  /** undefined when it was not checked (loopcheck compare). */
  sameBytes?: boolean
  strategies: Strategy[]
  /** What to take away, leading on to the next story; undefined in loopcheck compare. */
  lesson?: string
  /** What was measured beyond stalls; undefined where nothing was. */
  findings?: Finding[]
  ratio: { longestMs?: Ratio; blockedShare?: Ratio; canaryP99Ms?: Ratio }
}

export interface Comparison {
  schema: 'loopcheck.comparison/v1'
  loopcheck: string
  createdAt: string
  verdict: { status: ComparisonVerdict; text: string }
  scenarios: ScenarioComparison[]
  skipped: { id: string; why: string; how: string }[]
  notices: Notice[]
  machine: {
    node: string
    platform: string
    arch: string
    cpuModel: string
    cpuCount: number
    totalMemoryBytes: number
  }
  settings: {
    thresholdMs: number
    heartbeatMs: number
    pairs: number
    durationMs: number
    warmupMs: number
    database?: string
  }
  cost: Report['cost']
}

/** What the probe writes to recording.jsonl: facts, as they came, one JSON object a line. */

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
  /** Time in measuredMs that the watchdog was ready to run but had no CPU. Only where it was away for long: a process that was stopped
   *  is in no queue. */
  watchdogQueueMs?: number
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
  /** Longest time between two beats: one that ended in this second, or goes on at its end (then so far). Exact to 0.1 % from 15 ms on. A
   *  shorter one may have been overlooked: then the mean of this second's. undefined in recordings of older versions. */
  longestGapMs?: number
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

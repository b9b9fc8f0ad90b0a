import type {
  CallRecord,
  CaptureRecord,
  ChildRecord,
  CostRecord,
  DelayRecord,
  DroppedRecord,
  EndRecord,
  ExitRecord,
  GcRecord,
  HeaderRecord,
  HeapRecord,
  ListenRecord,
  LoadRecord,
  ProcessRecord,
  RawFrame,
  RequestRecord,
  RouteRecord,
  SecondRecord,
  SentRecord,
  SentSummaryRecord,
  SourceRecord,
  StallRecord,
  ThreadRecord,
  UncaughtRecord,
} from '../model.ts'
import type { Rows } from './rows.ts'

/** What one process of the watched program left. */
export interface ProcessRecording {
  process: ProcessRecord
  /** Innermost frame first, by StackRecord.id. */
  stacks: Map<number, RawFrame[]>
  /** Source maps of files that were compiled while they were loaded, by file. */
  maps: Map<string, string>
  captures: Captures
  /** Earliest first. */
  stalls: Rows<StallRecord>
  calls: CallRecord[]
  requests: Rows<RequestRecord>
  /** By index. */
  routes: Map<number, RouteRecord>
  listens: ListenRecord[]
  /** As parsed, `routes` has one row for all routes together, with index -1: by route see routeFigures. */
  seconds: SecondRecord[]
  /** By route index, over the judged seconds; undefined in a recording that was not parsed: each second then has its own. */
  routeFigures?: ReadonlyMap<number, RouteFigures>
  gc: GcRecord[]
  delay?: DelayRecord
  dropped: DroppedRecord[]
  cost?: CostRecord
  /** Of a worker thread. */
  thread?: ThreadRecord
  /** How the processes that it started ended. */
  children: ChildRecord[]
  /** The last exception that nobody caught. */
  uncaught?: UncaughtRecord
  /** The last time that the heap came near its limit. */
  heap?: HeapRecord
  end?: EndRecord
}

/** The stacks of one process by the stall they were taken in, each stall's in order of time. */
export interface Captures {
  get(stall: number): readonly CaptureRecord[] | undefined
  /** A list for each stall. */
  values(): Iterable<readonly CaptureRecord[]>
  /** How many were taken while requests were not followed; undefined where nobody counted. */
  unfollowed?: number
}

/** A recording, parsed; facts only. */
export interface Recording {
  header: HeaderRecord
  processes: ProcessRecording[]
  load?: LoadRecord
  /** All requests of our own load one by one, or, of many, those near a stall. */
  sent: SentRecord[]
  /** What of our own load was only counted; undefined when all is in `sent`. */
  sentSummaries?: SentSummaryRecord[]
  exit?: ExitRecord
  /** By `file:line:column` of the running code. */
  sources: Map<string, SourceRecord>
  /** Lines that could not be read: a process was killed while it wrote. */
  damagedLines: number
}

/** What a route answered. */
export interface RouteFigures {
  answered: number
  /** Sum of the durations. */
  totalMs: number
  maxMs: number
}

/** Whether a second is judged. A second is written when it is over: the last one may end after the window does.
 *  @param window all seconds are judged where there is none */
export function isJudged(second: Pick<SecondRecord, 'atMs'>, window: HeaderRecord['window']): boolean {
  return window === undefined || (second.atMs > window.startMs && second.atMs <= window.endMs + 1000)
}

/** Adds a second's routes to what they did before. */
export function addRoutes(figures: Map<number, RouteFigures>, { routes }: Pick<SecondRecord, 'routes'>): void {
  for (const [index, answered, totalMs, maxMs] of routes) {
    const known = figures.get(index)
    if (known === undefined) figures.set(index, { answered, totalMs, maxMs })
    else {
      known.answered += answered
      known.totalMs += totalMs
      known.maxMs = Math.max(known.maxMs, maxMs)
    }
  }
}

/** The key of Recording.sources. */
export function positionKey(frame: Pick<RawFrame, 'file' | 'line' | 'column'>): string {
  return `${frame.file}:${frame.line}:${frame.column}`
}

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
  SourceRecord,
  StallRecord,
  ThreadRecord,
  UncaughtRecord,
} from '../model.ts'

/** What one process of the watched program left. */
export interface ProcessRecording {
  process: ProcessRecord
  /** Innermost frame first, by StackRecord.id. */
  stacks: Map<number, RawFrame[]>
  /** Source maps of files that were compiled while they were loaded, by file. */
  maps: Map<string, string>
  /** By stall id, in order of time. */
  captures: Map<number, CaptureRecord[]>
  /** Earliest first. */
  stalls: StallRecord[]
  calls: CallRecord[]
  requests: RequestRecord[]
  /** By index. */
  routes: Map<number, RouteRecord>
  listens: ListenRecord[]
  seconds: SecondRecord[]
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

/** A recording, parsed; facts only. */
export interface Recording {
  header: HeaderRecord
  processes: ProcessRecording[]
  load?: LoadRecord
  sent: SentRecord[]
  exit?: ExitRecord
  /** By `file:line:column` of the running code. */
  sources: Map<string, SourceRecord>
  /** Lines that could not be read: a process was killed while it wrote. */
  damagedLines: number
}

/** The key of Recording.sources. */
export function positionKey(frame: Pick<RawFrame, 'file' | 'line' | 'column'>): string {
  return `${frame.file}:${frame.line}:${frame.column}`
}

/** Every line that recording.jsonl may hold. */

import type {
  CallRecord,
  CaptureRecord,
  ChildRecord,
  CostRecord,
  DelayRecord,
  DroppedRecord,
  EndRecord,
  GcRecord,
  HeapRecord,
  ListenRecord,
  MapRecord,
  ProcessRecord,
  RequestRecord,
  RouteRecord,
  SecondRecord,
  StackRecord,
  StallRecord,
  StallsRecord,
  ThreadRecord,
  UncaughtRecord,
} from './probe-records.ts'
import type {
  ExitRecord,
  HeaderRecord,
  LoadRecord,
  SentRecord,
  SentSummaryRecord,
  SourceRecord,
} from './run-records.ts'

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

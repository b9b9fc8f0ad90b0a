/** The public API: judge recordings in your own tools. Nothing else in this package is meant to be imported. */
export { diagnose } from './diagnose/diagnose.ts'
export { LoopcheckError } from './errors.ts'
export type * from './model.ts'
export { parseRecording, readRecording } from './recording/parse-recording.ts'
export type { ProcessRecording, Recording, RouteFigures } from './recording/recording.ts'
export type { Rows } from './recording/rows.ts'

import type { Course } from './course.ts'

/** How progress is put on a stream. */
export interface ProgressWriter {
  /** @param course undefined where nothing was planned
   *  @param durationMs how long this step will take, where that is certain */
  show(text: string, course: Course | undefined, durationMs?: number): void
  clear(): void
}

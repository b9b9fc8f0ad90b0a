import type { CaptureRecord, Evidence, Frame, StallRecord } from '../../model.ts'
import type { Captures, ProcessRecording } from '../../recording/recording.ts'
import { isLateAnswer } from '../attribute.ts'
import { createGcTimes } from '../gc-times.ts'
import { type Sample, samplesOf } from '../samples.ts'

/** A stretch of a stall with what ran in it. */
export interface StallPiece extends Sample {
  evidence: Evidence
  /** Garbage collection in it. */
  gcMs: number
}

/** Cuts stalls with stacks of their own into pieces.
 *  @param given.framesOf stack by its id, innermost first, without the probe's frames
 *  @returns in order of time, covering the stall */
export function createStallPieces(given: {
  process: ProcessRecording
  captures: Captures
  probeFolder: string
  framesOf: (stack: number) => Frame[]
}): (record: StallRecord) => StallPiece[] {
  const { process, captures, probeFolder, framesOf } = given
  const { sumMs } = createGcTimes(process.gc)
  const stacks = {
    framesOf: ({ stack }: CaptureRecord) => framesOf(stack),
    isInProbe: ({ stack }: CaptureRecord) => process.stacks.get(stack)?.[0]?.file.startsWith(probeFolder) === true,
    collectedMs: sumMs,
  }

  function evidenceOf({ capture, frames }: Sample): Evidence {
    if (capture === undefined || frames.length === 0) return 'none'
    if (capture.via === 'return') return 'return'
    return isLateAnswer(capture, sumMs) ? 'late' : 'interrupt'
  }

  return (record) =>
    withoutPassers(samplesOf(record, captures.get(record.id) ?? [], stacks)).map((sample) => ({
      evidence: evidenceOf(sample),
      gcMs: sumMs(sample.startMs, sample.startMs + sample.durationMs),
      ...sample,
    }))
}

/** A call that began while a question was open took none of the time that the question waited: that belongs to what ran before. */
function withoutPassers(samples: readonly Sample[]): readonly Sample[] {
  const kept: Sample[] = []
  for (const sample of samples) {
    const before = kept.at(-1)
    const isPasser = sample.capture?.isLater === true && !sample.isNative
    if (before === undefined || !isPasser) kept.push(sample)
    else kept[kept.length - 1] = { ...before, durationMs: before.durationMs + sample.durationMs }
  }
  return kept
}

/** The call that ends a stack whose innermost frame is not Node's own; undefined where the stack tells it, or nothing was called. */
export function innermostCall({ frames, callee }: Pick<Sample, 'frames' | 'callee'>): string | undefined {
  return frames[0] === undefined || frames[0].owner === 'node' ? undefined : callee
}

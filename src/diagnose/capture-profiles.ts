import type { CapturePiece, CaptureProfile, Frame, StallRecord } from '../model.ts'
import type { Recording } from '../recording/recording.ts'
import { amongLongest } from './among-longest.ts'
import { type JudgedProcess, judgeProcesses } from './judge-processes.ts'
import type { JudgedStall } from './judged-stalls.ts'
import { mainProcess, reportedProcesses } from './main-process.ts'
import { labelOf } from './process-summaries.ts'
import { createStallPieces, innermostCall, type StallPiece } from './stacks/stall-pieces.ts'

/** Most stalls of a process that are kept, the longest: a profiler opens a file of some megabytes, not of a gigabyte. */
const keptStalls = 10_000

/** The stacks that were taken, each with the time it stands for, by process. Pure.
 *  @returns [] when no process was recorded */
export function captureProfiles(recording: Recording): CaptureProfile[] {
  const processes = judgeProcesses(recording)
  const main = mainProcess(reportedProcesses(processes))
  return processes.map((process) => profileOf(process, recording, process === main))
}

function profileOf(process: JudgedProcess, recording: Recording, isReported: boolean): CaptureProfile {
  const { role, window, judged } = process
  const { pid, number } = process.recording.process
  const isKept = amongLongest(judged.stalls, keptStalls)
  const pieceOf = createPieces(process, recording.header.probeFolder)
  const stacks = new StackList()
  const pieces: CapturePiece[] = []
  let endMs = Number.NEGATIVE_INFINITY
  let kept = 0
  for (const stall of judged.stalls) {
    if (!isKept(stall.durationMs)) continue
    kept++
    for (const { startMs, durationMs, frames } of pieceOf(stall)) {
      // Edges are measured to some tenths of a millisecond: two stalls may seem to touch.
      const fromMs = Math.max(startMs, endMs)
      const untilMs = startMs + durationMs
      if (untilMs <= fromMs) continue
      pieces.push({ startMs: fromMs, durationMs: untilMs - fromMs, stack: stacks.indexOf(frames) })
      endMs = untilMs
    }
  }
  return {
    name: labelOf({ role, pid, ...(number === undefined ? {} : { number }) }),
    isReported,
    startMs: Math.min(window.startMs, pieces[0]?.startMs ?? window.startMs),
    endMs: Math.max(window.endMs, endMs),
    stacks: stacks.all,
    pieces,
    stallsLeftOut: judged.stalls.length - kept,
  }
}

interface FramedPiece {
  startMs: number
  durationMs: number
  /** Outermost first. */
  frames: Frame[]
}

/** Cuts stalls into pieces with their stacks. */
function createPieces(
  { recording, judged }: JudgedProcess,
  probeFolder: string,
): (stall: JudgedStall) => FramedPiece[] {
  const { captures, framesOf } = judged
  const piecesOf = createStallPieces({ process: recording, captures, probeFolder, framesOf })
  const whole = new Map<number, StallRecord>()
  for (const stall of recording.stalls) if (recording.captures.get(stall.id) !== undefined) whole.set(stall.id, stall)

  return ({ startMs, durationMs, reason, record }) => {
    if (reason !== undefined) return [{ startMs, durationMs, frames: [ownFrame(machineWords[reason])] }]
    // A stall that was seen as another one was has no stacks of its own: that one's stand for it, stretched.
    const seen = record.like === undefined ? record : (whole.get(record.like) ?? record)
    const scale = seen.durationMs > 0 ? durationMs / seen.durationMs : 1
    return piecesOf(seen).map((piece) => ({
      startMs: startMs + (piece.startMs - seen.startMs) * scale,
      durationMs: piece.durationMs * scale,
      frames: shownFrames(piece),
    }))
  }
}

const machineWords = {
  starved: '(the machine gave it no CPU)',
  suspended: '(the machine was suspended)',
}

function shownFrames(piece: StallPiece): Frame[] {
  if (piece.frames.length === 0) return [ownFrame('(no stack was taken)')]
  const call = innermostCall(piece)
  return [...piece.frames.toReversed(), ...(call === undefined ? [] : [ownFrame(call)])]
}

/** A step that stands in no file. */
function ownFrame(name: string): Frame {
  return { function: name, file: '', line: 0, column: 0, owner: 'node' }
}

/** Equal stacks once. */
class StackList {
  readonly all: Frame[][] = []
  readonly #indexes = new Map<string, number>()

  indexOf(frames: Frame[]): number {
    const key = JSON.stringify(frames.map(({ function: name, file, line, column }) => [name, file, line, column]))
    const known = this.#indexes.get(key)
    if (known !== undefined) return known
    const index = this.all.push(frames) - 1
    this.#indexes.set(key, index)
    return index
  }
}

import type { CaptureProfile, Frame, Report } from '../../model.ts'
import { formatCount } from '../../numbers.ts'
import { plainText } from '../foreign-text.ts'
import { profileName } from '../profiles/frame-name.ts'
import { notForComparisons, requireCaptures } from '../profiles/require-captures.ts'
import type { Format } from './formats.ts'

/** For https://www.speedscope.app: one profile a process, on one clock; between stalls the stack is empty. */
export const speedscopeFormat: Format = {
  fileName: 'captures.speedscope.json',
  needs: 'recording',
  report: (report, assets) => `${JSON.stringify(toSpeedscope(report, requireCaptures(assets, 'speedscope')))}\n`,
  comparison: () => {
    throw notForComparisons('speedscope')
  },
}

/** https://www.speedscope.app/file-format-schema.json, as far as it is used. */
interface SpeedscopeFile {
  $schema: 'https://www.speedscope.app/file-format-schema.json'
  exporter: string
  name: string
  activeProfileIndex: number
  shared: { frames: { name: string; file?: string; line?: number; col?: number }[] }
  profiles: SampledProfile[]
}

interface SampledProfile {
  type: 'sampled'
  name: string
  unit: 'milliseconds'
  startValue: number
  endValue: number
  /** Frame indexes, outermost first. */
  samples: number[][]
  weights: number[]
}

function toSpeedscope(report: Report, captures: readonly CaptureProfile[]): SpeedscopeFile {
  const frames = new FrameList()
  // The format wants one profile at least.
  const shown = captures.length > 0 ? captures : [nothing]
  const profiles = shown.map((capture) => toProfile(capture, frames))
  return {
    $schema: 'https://www.speedscope.app/file-format-schema.json',
    exporter: `loopcheck@${plainText(report.loopcheck)}`,
    name: plainText(report.target.command.join(' ')),
    activeProfileIndex: Math.max(
      0,
      shown.findIndex(({ isReported }) => isReported),
    ),
    shared: { frames: frames.all },
    profiles,
  }
}

const nothing: CaptureProfile = {
  name: 'no process was recorded',
  isReported: true,
  startMs: 0,
  endMs: 0,
  stacks: [],
  pieces: [],
  stallsLeftOut: 0,
}

function toProfile(
  { name, startMs, endMs, stacks, pieces, stallsLeftOut }: CaptureProfile,
  frames: FrameList,
): SampledProfile {
  const indexes = stacks.map((stack) => stack.map((frame) => frames.indexOf(frame)))
  const samples: number[][] = []
  const weights: number[] = []
  let atMs = startMs
  const stretch = (stack: number[], untilMs: number) => {
    if (untilMs <= atMs) return
    samples.push(stack)
    weights.push(untilMs - atMs)
    atMs = untilMs
  }
  for (const piece of pieces) {
    stretch([], piece.startMs)
    stretch(indexes[piece.stack] ?? [], piece.startMs + piece.durationMs)
  }
  stretch([], endMs)
  const rest = stallsLeftOut === 0 ? '' : `, without ${formatCount(stallsLeftOut)} shorter stalls`
  return {
    type: 'sampled',
    name: `Stalls of the ${plainText(name)}${rest}`,
    unit: 'milliseconds',
    startValue: startMs,
    endValue: Math.max(endMs, atMs),
    samples,
    weights,
  }
}

/** Equal frames once. */
class FrameList {
  readonly all: SpeedscopeFile['shared']['frames'] = []
  readonly #indexes = new Map<string, number>()

  indexOf(frame: Frame): number {
    const shown = {
      name: profileName(frame),
      ...(frame.file === '' ? {} : { file: plainText(frame.file) }),
      ...(frame.line === 0 ? {} : { line: frame.line, col: frame.column }),
    }
    const key = JSON.stringify(shown)
    const known = this.#indexes.get(key)
    if (known !== undefined) return known
    const index = this.all.push(shown) - 1
    this.#indexes.set(key, index)
    return index
  }
}

import type { Frame } from '../../model.ts'
import { calleeStartsWith, type Evidence, type Kind } from './kind.ts'

export const moduleLoad: Kind = {
  id: 'module-load',
  name: 'loading modules',
  why: 'require and the start of modules read files and compile them synchronously: within a request, every other one waits for it.',
  matches: (evidence) =>
    calleeStartsWith(evidence, 'require') ||
    loadedByUser(evidence).some((frame) => frame.file.startsWith('node:internal/modules/')) ||
    // A module's own top level runs right below the loader.
    isTopLevelOfModule(
      evidence.frames.findIndex((frame) => frame.owner !== 'node'),
      evidence.frames,
    ),
  fixes: ['load-at-start'],
}

/** What ran inside the user's innermost call: libraries load their own modules there. */
function loadedByUser({ frames }: Evidence): readonly Frame[] {
  const end = frames.findIndex((frame) => frame.owner === 'user')
  return end < 0 ? frames : frames.slice(0, end)
}

function isTopLevelOfModule(innermost: number, frames: Parameters<Kind['matches']>[0]['frames']): boolean {
  const frame = frames[innermost]
  const outer = frames[innermost + 1]
  if (frame === undefined || outer === undefined) return false
  const isTopLevel = frame.function === '' || frame.function === 'Object.<anonymous>'
  return isTopLevel && /^node:internal\/modules\/(cjs|esm)\//.test(outer.file)
}

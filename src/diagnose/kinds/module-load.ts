import { calleeStartsWith, innerNodeFrames, type Kind } from './kind.ts'

export const moduleLoad: Kind = {
  id: 'module-load',
  name: 'loading modules',
  matches: (evidence) =>
    calleeStartsWith(evidence, 'require') ||
    innerNodeFrames(evidence).some((frame) => frame.file.startsWith('node:internal/modules/')) ||
    // A module's own top level runs right below the loader.
    isTopLevelOfModule(
      evidence.frames.findIndex((frame) => frame.owner !== 'node'),
      evidence.frames,
    ),
  fixes: ['load-at-start'],
}

function isTopLevelOfModule(innermost: number, frames: Parameters<Kind['matches']>[0]['frames']): boolean {
  const frame = frames[innermost]
  const outer = frames[innermost + 1]
  if (frame === undefined || outer === undefined) return false
  const isTopLevel = frame.function === '' || frame.function === 'Object.<anonymous>'
  return isTopLevel && /^node:internal\/modules\/(cjs|esm)\//.test(outer.file)
}

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
  // While the program starts is when it is to be done.
  fixesFor: ({ phase }) => (phase === 'startup' ? [] : moduleLoad.fixes),
  what: 'require() or import() while requests are served: files are found, read, compiled and run, together with all that they load themselves.',
  harm: 'Loading is synchronous file access and compiling, hundreds of times over for a large package. The first request to need it pays for all of it, and so does everyone beside it; after every restart again.',
  signs: [
    "The blocker is in a module's top level or in require, at the line that loads it.",
    'It happens once in each process, soon after the start.',
    'The first request to a route is far slower than the second.',
  ],
  remedy:
    'Load it before the server listens: a static import at the top of the file. A package that is only rarely needed and huge is loaded in a worker, or warmed up by a call of your own before the first request.',
  fine: 'While the program starts; in command-line tools, where what is not needed should not be loaded.',
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

import { isInWebAssembly, type Kind } from './kind.ts'

export const native: Kind = {
  id: 'native',
  name: 'a native call',
  matches: (evidence) => (evidence.isNative && evidence.frames.length > 0) || isInWebAssembly(evidence),
  fixes: ['async-api', 'worker-pool'],
}

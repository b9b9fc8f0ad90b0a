import { isInWebAssembly, type Kind } from './kind.ts'

export const native: Kind = {
  id: 'native',
  name: 'a native call',
  why: 'The call runs in compiled code on the main thread. Whatever it does there, JavaScript goes on only when it returns.',
  matches: (evidence) => (evidence.isNative && evidence.frames.length > 0) || isInWebAssembly(evidence),
  fixes: ['async-api', 'worker-pool'],
}

import type { StackFrame } from '../../model.ts'

/** Whose code a frame is, in words: colours say it to those who see them. */
export function ownerWords({ owner, package: from }: Pick<StackFrame, 'owner' | 'package'>): string {
  return owner === 'library' && from !== undefined ? `library ${from}` : words[owner]
}

const words: Record<StackFrame['owner'], string> = {
  route: 'what ran it',
  user: 'your code',
  library: 'library',
  node: 'Node.js',
  native: 'a native call',
  gc: 'garbage collection',
  none: 'nothing tells what ran',
}

import type { RawFrame } from '../model.ts'

/** Whether a frame is the program's own, by its path alone: the diagnosis, which knows the sources, looks closer. */
export function isProbablyOwn({ file }: RawFrame): boolean {
  return file !== '' && !/^node:|[/\\]node_modules[/\\]/.test(file)
}

import type { Frame, StackFrame } from '../../model.ts'

/** The frames of a tree, each once, by numbers. */
export class FrameList {
  readonly all: StackFrame[] = []
  /** By frame: which function it is in. */
  readonly functions: number[] = []
  readonly #indexes = new Map<string, number>()
  readonly #functionIndexes = new Map<string, number>()
  /** A stack is looked at many times; its key is made once. */
  readonly #known = new WeakMap<Frame, number>()

  indexOf(frame: Frame): number {
    const known = this.#known.get(frame)
    if (known !== undefined) return known
    const index = this.add(stackFrame(frame))
    this.#known.set(frame, index)
    return index
  }

  add(frame: StackFrame): number {
    const { function: name, file, line, owner, isAsync = false } = frame
    const key = JSON.stringify([name, file, line, owner, isAsync])
    const known = this.#indexes.get(key)
    if (known !== undefined) return known
    const index = this.all.push(frame) - 1
    this.#indexes.set(key, index)
    this.functions.push(this.#functionOf(name === '' ? [file, line, owner] : [name, file, owner]))
    return index
  }

  #functionOf(parts: readonly (string | number)[]): number {
    const key = JSON.stringify(parts)
    const index = this.#functionIndexes.get(key) ?? this.#functionIndexes.size
    this.#functionIndexes.set(key, index)
    return index
  }
}

function stackFrame({ function: name, file, line, owner, package: from, isAsync }: Frame): StackFrame {
  return {
    ...{ function: name, file, line, owner: file === '' ? 'native' : owner },
    ...(from === undefined ? {} : { package: from }),
    ...(isAsync === true ? { isAsync } : {}),
  }
}

import { documentOf, type Tree } from '../documents/document.ts'

export interface Verdict {
  name: string
  faults: number
}

export class Checker {
  readonly #limit: number = 1_000

  async check(name: string): Promise<Verdict> {
    const tree: Tree = await documentOf(name)
    return { name, faults: this.#walk<Tree>(tree, 0) }
  }

  #walk<T extends Tree>(tree: T, depth: number): number { // blocks
    let faults: number = depth > this.#limit ? 1 : 0 // blocks
    for (let index = 0; index < tree.name.length; index++) { // blocks
      faults += tree.name.charCodeAt(index) % 3 === depth % 5 ? 1 : 0 // blocks
    }
    for (const child of tree.children as readonly T[]) faults += this.#walk(child, depth + 1) // blocks
    return faults // blocks
  }
}

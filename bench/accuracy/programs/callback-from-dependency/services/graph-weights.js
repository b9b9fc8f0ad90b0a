import { walk } from 'graph-walk'
import { weigh } from './weigh.js'

export class GraphWeights {
  constructor(size) {
    this.nodes = Array.from({ length: size }, (_, id) => ({ id, next: [id * 2 + 1, id * 2 + 2].filter((to) => to < size) }))
  }

  async of(id) {
    await null
    let total = 0
    walk(this.nodes, 0, (node) => {
      total += weigh(node, id.length)
    })
    return total
  }
}

import { setTimeout as pause } from 'node:timers/promises'
import { distance, type Point } from '../geometry/point.js'

/** A tour with its length, in km. */
export interface Tour {
  readonly name: string
  readonly lengthKm: number
  readonly stops: number
}

type Limits = {
  readonly rounds: number
}

enum Style {
  Short = 'short',
  Scenic = 'scenic',
}

export async function createPlanner(name: string): Promise<TourPlanner> {
  await pause(2)
  const stops = Array.from({ length: 3800 }, (_, id): Point => ({ x: (id * 7919) % 1013, y: (id * 104_729) % 997 }))
  return new TourPlanner(name, stops, { rounds: 2 })
}

export class TourPlanner {
  private readonly style: Style = Style.Short

  constructor(
    private readonly name: string,
    private readonly stops: Point[],
    private readonly limits: Limits,
  ) {}

  plan(): Tour {
    for (let round = 0; round < this.limits.rounds; round++) this.improve()
    return { name: `${this.name} (${this.style})`, lengthKm: this.length(), stops: this.stops.length }
  }

  private improve(): void {
    const { stops } = this
    for (let from = 1; from < stops.length - 2; from++) { // blocks
      for (let to = from + 1; to < stops.length - 1; to++) { // blocks
        const [a, b, c, d] = [stops[from - 1]!, stops[from]!, stops[to]!, stops[to + 1]!] // blocks
        const now = Math.abs(a.x - b.x) + Math.abs(a.y - b.y) + Math.abs(c.x - d.x) + Math.abs(c.y - d.y) // blocks
        const then = Math.abs(a.x - c.x) + Math.abs(a.y - c.y) + Math.abs(b.x - d.x) + Math.abs(b.y - d.y) // blocks
        if (then < now - 2000) [stops[from], stops[to]] = [c, b] // blocks
      }
    }
  }

  private length(): number {
    return this.stops.reduce((sum, stop, index) => sum + distance(stop, this.stops[index - 1] ?? stop), 0)
  }
}

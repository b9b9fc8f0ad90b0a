import type { EventFeed, RunEvent } from '../run-event.ts'

/** All events of one run, kept for whoever comes late. A table's columns bound how many there are. */
export class EventLog {
  private readonly events: RunEvent[] = []
  private readonly listeners = new Set<() => void>()
  private isEnded = false

  /** @throws Error after end(): a bug of who appends */
  append(name: RunEvent['name'], data: RunEvent['data']): void {
    if (this.isEnded) throw new Error(`The log has ended: "${name}" comes too late.`)
    this.events.push({ id: this.events.length + 1, name, data })
    this.tell()
  }

  end(): void {
    this.isEnded = true
    this.tell()
  }

  /** Readers that have not closed their feeds. */
  get readers(): number {
    return this.listeners.size
  }

  /** @param afterId the last event that the reader has already; 0: none */
  follow(afterId: number): EventFeed {
    let at = afterId
    let listener = () => {}
    // A function of the feed's own: two feeds never share one, whatever their readers pass in.
    const tell = () => listener()
    this.listeners.add(tell)
    return {
      next: () => (at < this.events.length ? this.events[at++] : undefined),
      isOver: () => this.isEnded && at >= this.events.length,
      onMore: (given) => {
        listener = given
      },
      close: () => this.listeners.delete(tell),
    }
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener()
  }
}

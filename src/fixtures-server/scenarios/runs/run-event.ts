/** What a run tells while it goes on. Its data name the run and its dataset, so that a reader can tell whose event it is. */
export interface RunEvent {
  /** 1, 2, 3 … within the run. */
  id: number
  name: 'started' | 'progress' | 'result' | 'done' | 'failed'
  data: { runId: string; dataset: string; [more: string]: unknown }
}

/** The events of one run, as one reader gets them: each once, in order, as fast as the reader takes them. */
export interface EventFeed {
  /** @returns undefined while there is none */
  next(): RunEvent | undefined
  /** True when no more will come: what is there may still be read. */
  isOver(): boolean
  /** @param listener called whenever next() or isOver() may have something new to say */
  onMore(listener: () => void): void
  /** Forgets the reader. */
  close(): void
}

/** A diagram's Mermaid source, with what a page needs to place it. */
export interface Diagram {
  title: string
  /** One sentence: what it shows. */
  description: string
  /** All that it says, step by step, for those who cannot see it. */
  steps: readonly string[]
  source: string
  /** About how large it will be drawn where there is room for all of it, px: a page keeps the room free. */
  heightPx: number
  widthPx: number
}

/** A diagram's Mermaid source, with what a page needs to place it. */
export interface Diagram {
  title: string
  source: string
  /** About how high it will be drawn, px, so that a page can keep the room free. */
  heightPx: number
}

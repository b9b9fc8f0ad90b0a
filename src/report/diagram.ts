/** A diagram's Mermaid source, with what a page needs to place it. */
export interface Diagram {
  title: string
  source: string
  /** About how large it will be drawn where there is room for all of it, px: a page keeps the room free. */
  heightPx: number
  widthPx: number
}

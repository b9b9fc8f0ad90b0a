export interface Point {
  x: number
  y: number
}

export function distance(left: Point, right: Point): number {
  return Math.hypot(left.x - right.x, left.y - right.y)
}

import { smooth } from './smooth.js'

const measured = Float64Array.from({ length: 40_000 }, (_, index) => Math.cos(index / 50))

export function forecast(tick) {
  return smooth(measured, 120 + tick).toFixed(4)
}

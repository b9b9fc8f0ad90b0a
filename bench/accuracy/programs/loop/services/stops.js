import { setImmediate as turn } from 'node:timers/promises'
import { closest } from '../geometry/closest.js'
import { allStops } from '../storage/stops.js'

export async function nearestStop(x, y) {
  const stops = await allStops()
  await turn()
  return closest(stops, x, y)
}

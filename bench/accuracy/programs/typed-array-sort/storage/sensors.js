import { Series } from '../services/series.js'

const values = new Float64Array(700_000)
for (let index = 0; index < values.length; index++) values[index] = Math.sin(index * index)

export async function seriesOf(id) {
  return new Series(id, values)
}

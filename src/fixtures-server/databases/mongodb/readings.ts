import type { DatabasePlace } from '../database.ts'
import type { ReadingStatements } from '../query-database.ts'
import { readingAt } from '../readings.ts'
import { withMongodb } from './connection.ts'

/** Documents sent in one message: well below the 100 000 and the 48 MB that MongoDB takes. */
const batchLength = 10_000

/** The readings as documents, with the id as `_id`.
 *  @throws what mongodb throws
 */
export async function seedMongodb({ url, schema }: DatabasePlace, rows: number): Promise<void> {
  await withMongodb(url, async (client) => {
    const readings = client.db(schema).collection<{ _id: number }>('reading')
    await readings.drop().catch(() => {
      // Before MongoDB 7.0, what is not there cannot be dropped.
    })
    for (let from = 1; from <= rows; from += batchLength) {
      const length = Math.min(batchLength, rows - from + 1)
      const documents = Array.from({ length }, (_, index) => {
        const { id, ...reading } = readingAt(from + index)
        return { _id: id, ...reading }
      })
      await readings.insertMany(documents, { ordered: false })
    }
  })
}

const step = { $abs: { $subtract: ['$value', { $ifNull: ['$previous', '$value'] }] } }

export const mongodbStatements: ReadingStatements = {
  one: aggregate([
    { $match: { $expr: { $eq: ['$_id', '$$p1'] } } },
    {
      $replaceWith: {
        id: '$_id',
        sensor: '$sensor',
        value: '$value',
        taken_at: { $dateToString: { date: '$taken_at', format: '%Y-%m-%dT%H:%M:%SZ' } },
      },
    },
  ]),
  summary: aggregate([
    {
      $group: {
        _id: '$sensor',
        readings: { $sum: 1 },
        lowest: { $min: '$value' },
        highest: { $max: '$value' },
        total: { $sum: '$value' },
      },
    },
    { $sort: { _id: 1 } },
    {
      $replaceWith: {
        sensor: '$_id',
        readings: '$readings',
        lowest: '$lowest',
        highest: '$highest',
        total: '$total',
      },
    },
  ]),
  steps: aggregate([
    {
      $setWindowFields: {
        partitionBy: '$sensor',
        sortBy: { taken_at: 1 },
        output: { previous: { $shift: { output: '$value', by: -1 } } },
      },
    },
    { $group: { _id: '$sensor', readings: { $sum: 1 }, travelled: { $sum: step }, largest_step: { $max: step } } },
    { $sort: { _id: 1 } },
    {
      $replaceWith: {
        sensor: '$_id',
        readings: '$readings',
        travelled: '$travelled',
        largest_step: '$largest_step',
      },
    },
  ]),
}

function aggregate(pipeline: object[]): string {
  return JSON.stringify({ aggregate: 'reading', pipeline })
}

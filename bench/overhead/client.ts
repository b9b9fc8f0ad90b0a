/** The client's program: does the slices that it is sent, one after the other, and ends with its parent. */
import { drive, type Slice } from './drive.ts'

process.on('message', (slice: Slice) => {
  drive(slice).then(
    (result) => process.send?.({ result }),
    (error: Error) => process.send?.({ failure: error.message }),
  )
})
process.on('disconnect', () => process.exit(0))

// Types that take lines, so that compiled code has others.
import { untilWatched } from './until-watched.cjs'

interface Deadline {
  readonly atMs: number
}

enum Length {
  Short = 1,
  Long = 300,
}

function block({ atMs }: Deadline): void {
  while (performance.now() < atMs); // block
}

try {
  null!.toString()
} catch (error) {
  console.log((error as Error).stack)
}
untilWatched().then(() => {
  block({ atMs: performance.now() + Length.Long })
  // A loader's source map is sent once the stall is over.
  setTimeout(() => console.log('blocked'), 600)
})

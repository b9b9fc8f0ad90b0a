/** Lends connections out, to one user at a time each: for drivers that bring no pool. */
export interface Lending<T> {
  /** Those who come when all are out wait their turn, in order.
   *  @throws what the task throws, or the opening
   */
  use<R>(task: (thing: T) => Promise<R>): Promise<R>
  /** Waits for all that are out, then shuts everything. */
  close(): Promise<void>
}

/** @param options.most open at a time; each is opened when it is first needed
 *  @param options.isBroken then it is shut, and another one opened for the next
 */
export function lend<T>(options: {
  most: number
  open: () => Promise<T>
  shut: (thing: T) => void
  isBroken: (thing: T) => boolean
}): Lending<T> {
  const { most, open, shut, isBroken } = options
  const idle: T[] = []
  const waiting: (() => void)[] = []
  let out = 0

  /** Handed on from the one who brings back to the first who waits, so that nobody jumps the queue. */
  async function takeTurn(): Promise<void> {
    if (out === most) return new Promise((resolve) => waiting.push(resolve))
    out++
  }
  function passTurn(): void {
    const next = waiting.shift()
    if (next === undefined) out--
    else next()
  }
  async function take(): Promise<T> {
    for (let thing = idle.pop(); thing !== undefined; thing = idle.pop()) {
      if (!isBroken(thing)) return thing
      shut(thing)
    }
    return open()
  }

  return {
    async use(task) {
      await takeTurn()
      try {
        const thing = await take()
        try {
          return await task(thing)
        } finally {
          idle.push(thing)
        }
      } finally {
        passTurn()
      }
    },
    async close() {
      // Whoever holds all turns holds all that is open.
      await Promise.all(Array.from({ length: most }, takeTurn))
      for (const thing of idle.splice(0)) shut(thing)
      for (let turn = 0; turn < most; turn++) passTurn()
    },
  }
}

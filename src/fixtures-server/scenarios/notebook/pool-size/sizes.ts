/** How many connections and SQLite threads a server may use. */
export interface Sizes {
  connections: number
  /** undefined: threads are not measured with this one. */
  threads: number | undefined
}

export const quickSizes: readonly Sizes[] = [
  { connections: 4, threads: 1 },
  { connections: 8, threads: 2 },
  { connections: 16, threads: 4 },
  { connections: 32, threads: 8 },
]

/** With the sizes at which a few cores are used up. */
export const allSizes: readonly Sizes[] = [
  { connections: 1, threads: 1 },
  { connections: 2, threads: 2 },
  { connections: 4, threads: 4 },
  { connections: 8, threads: 8 },
  { connections: 16, threads: undefined },
  { connections: 32, threads: undefined },
]

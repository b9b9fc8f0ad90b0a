/** How what a worker read comes back to the main thread. inline, slices: there is no worker; in one piece, or in slices with
 *  turns for others between them. */
export const waysBack = ['inline', 'slices', 'clone', 'transfer', 'aggregate'] as const
export type WayBack = (typeof waysBack)[number]

/** What the order lines come to. */
export interface Takings {
  rows: number
  quantity: number
  /** Quantity times price, in cents. */
  cents: number
}

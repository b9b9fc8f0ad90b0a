/** How what a worker read comes back to the main thread. inline: there is no worker. */
export const waysBack = ['inline', 'clone', 'transfer', 'aggregate'] as const
export type WayBack = (typeof waysBack)[number]

/** What the order lines come to. */
export interface Takings {
  rows: number
  quantity: number
  /** Quantity times price, in cents. */
  cents: number
}

/** How every run is measured, whichever command asks for it. */

/** Resolution of the heartbeat, ms. */
export const heartbeatMs = 5
/** Enough to feel every stall of 20 ms, little enough not to be a load. */
export const canaryPerSecond = 50
/** Requests in flight of a closed loop. */
export const defaultConnections = 10

/** A ratio below this is an improvement; a smaller change is within what the same program shows twice on a shared machine. */
export const improvedBelow = 0.8
/** The same the other way round: 1 ÷ 0.8. */
export const regressedAbove = 1.25
/** A longest stall that grew by no more than this is not felt by anyone. */
export const regressedByMs = 20
/** Runs on each side for a verdict: with 3 and 3 no interval covers more than 90 % (intervalRank). */
export const minRuns = 4

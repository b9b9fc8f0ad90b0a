/** Parts in a queue of their own: the server asks the other one, and what it gets of a job is its whole result. */
export const queueNames = { parts: 'parts', conclude: 'analyses' } as const

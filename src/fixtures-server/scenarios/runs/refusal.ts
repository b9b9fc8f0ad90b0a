/** Why a request gets no answer: it becomes the HTTP status (Fastify reads `statusCode`) and its message. */
export class Refusal extends Error {
  readonly statusCode: 400 | 404 | 409 | 429 | 503
  /** When to ask again, seconds; undefined where that would not help. */
  readonly retryAfterS: number | undefined

  constructor(statusCode: Refusal['statusCode'], message: string, retryAfterS?: number) {
    super(message)
    this.name = 'Refusal'
    this.statusCode = statusCode
    this.retryAfterS = retryAfterS
  }
}

/** A second is several times what an analysis of a megabyte takes, and the shortest that Retry-After can say. */
const busyForS = 1

export function tooManyRuns(limit: number): Refusal {
  return new Refusal(429, `All ${limit} places for runs are taken.`, busyForS)
}

/** Also for what belongs to someone else: whether it exists is not the asker's business. */
export function notFound(what: 'dataset' | 'run' | 'sample'): Refusal {
  return new Refusal(404, `There is no such ${what}.`)
}

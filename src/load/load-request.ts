import type { LoadTarget } from '../model.ts'

/** A request that the load repeats. */
export interface LoadRequest {
  /** Absolute http: URL, with the query. */
  url: string
  /** GET when undefined. */
  method?: LoadMethod
  headers?: Record<string, string>
  body?: string
  /** Its share of the load is this over the sum of all weights; 1 when undefined. */
  weight?: number
  role: 'load'
}

/** What the load can send: the methods that a client of an ordinary server uses. */
export const loadMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const
export type LoadMethod = (typeof loadMethods)[number]

/** @returns undefined for a method that the load does not send; `post` is taken as POST */
export function toLoadMethod(given: string): LoadMethod | undefined {
  return loadMethods.find((method) => method === given.toUpperCase())
}

/** How a request is named in a recording: the query may hold a user's data and stays out. */
export function toLoadTarget(request: { url: string; method?: string }, role: LoadTarget['role']): LoadTarget {
  return { method: request.method ?? 'GET', path: new URL(request.url).pathname, role }
}

import type { Recording } from '../recording/recording.ts'
import { sentRequests } from './victims.ts'

/** A request as the client saw it, and whether it was the canary's. */
export type ClientRequest = ReturnType<typeof sentRequests>[number] & { isCanary: boolean }

/** Earliest sent first; [] without load. */
export function clientRequests(
  recording: Recording,
  routeOf: (method: string, path: string) => string,
): ClientRequest[] {
  const { load, sent } = recording
  if (load === undefined) return []
  const isCanary = new Set(
    load.targets.filter((target) => target.role === 'canary').map((target) => routeOf(target.method, target.path)),
  )
  return sentRequests(load, sent, routeOf).map((request) => ({ ...request, isCanary: isCanary.has(request.route) }))
}

export function isAnswered(request: ClientRequest): boolean {
  return Number.isFinite(request.answeredMs) && request.status > 0
}

/** Of what was answered, ms. */
export function latencies(requests: readonly ClientRequest[]): number[] {
  return requests.filter(isAnswered).map((request) => request.answeredMs - request.sentMs)
}

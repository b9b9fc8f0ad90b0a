import type { FastifyInstance } from 'fastify'
import type { DatabaseId } from '../databases/database.ts'

export type ScenarioId = 'tables'

/** One story of the sample server, told in several ways that answer the same bytes. */
export interface Scenario {
  id: ScenarioId
  title: string
  /** One sentence: what the request does, and what goes wrong. */
  story: string
  /** The route that the story is about, as the framework names it. */
  route: string
  /** What to send; the paths carry their queries. */
  requests: ScenarioRequest[]
  /** Path of a cheap route that feels the stalls. */
  canary: string
  /** The way that blocks comes first. */
  strategies: ScenarioStrategy[]
  /** Requests per second that both ways can answer, so that the blocking one is busy for about a third of the time. */
  ratePerSecond: number
  /** All that it needs, one after the other. */
  databases: DatabaseId[]
  /** Makes the data, sized so that the blocking way blocks for 200–450 ms on this machine; once, for all strategies.
   *  @returns what was made and measured, in words
   */
  seed(database: ScenarioDatabase): Promise<string>
  /** Adds the routes. */
  register(app: FastifyInstance, strategy: string, database: ScenarioDatabase): Promise<void>
}

export interface ScenarioRequest {
  method: 'GET'
  path: string
}

export interface ScenarioStrategy {
  id: string
  role: 'blocking' | 'offloaded' | 'other'
}

/** Where the scenario's data are. */
export interface ScenarioDatabase {
  url: string
  schema: string
}

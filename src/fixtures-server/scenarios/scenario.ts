import type { FastifyInstance } from 'fastify'
import type { Finding } from '../../model.ts'
import type { DatabaseId, DatabasePlace } from '../databases/database.ts'

export type ScenarioId = 'tables' | 'notebook' | 'report-page' | 'runs' | 'analysis' | 'rows'

/** One story of the sample server, told in several ways that answer the same bytes. */
export interface Scenario {
  id: ScenarioId
  title: string
  /** One sentence: what the request does, and what goes wrong. */
  story: string
  /** One sentence: what to take away, leading on to the next story of the list. */
  lesson: string
  /** The route that the story is about, as the framework names it. */
  route: string
  /** What the load sends, in turn. */
  requests: ScenarioRequest[]
  /** Path of an HTML page to try the story by hand; undefined: its requests are enough. */
  page?: string
  /** Path of a cheap route that feels the stalls. */
  canary: string
  /** The way that blocks comes first. */
  strategies: ScenarioStrategy[]
  /** Requests per second that all ways can answer, so that the blocking one is busy for about a third of the time. */
  ratePerSecond: number
  /** Where the bench's own times are too short for this story. */
  plan?: Partial<Record<'normal' | 'quick', Partial<ScenarioPlan>>>
  /** All that every strategy needs. */
  databases: DatabaseId[]
  /** Used where this machine has them; what is missing is said in the report. */
  optionalDatabases?: DatabaseId[]
  /** Makes the data, sized so that the blocking way blocks for 200–450 ms on this machine; once, for all strategies.
   *  @returns what was made and measured, in words
   */
  seed(site: ScenarioSite): Promise<string>
  /** Adds the routes. Whatever it opens, it closes in the app's onClose. */
  register(app: FastifyInstance, strategy: string, site: ScenarioSite): Promise<void>
  /** What all strategies must answer alike, as one text, where single requests cannot show it: else the answers to `requests`. */
  answers?(origin: string): Promise<string>
  /** What the story asks beyond stalls; measured after the timed runs. Loaded only then. */
  experiments?(): Promise<readonly Experiment[]>
}

export interface ScenarioPlan {
  /** Runs of each strategy. */
  pairs: number
  durationMs: number
  warmupMs: number
}

export interface ScenarioRequest {
  method: 'GET' | 'POST'
  /** With its query. */
  path: string
  headers?: Record<string, string>
  body?: string
}

export interface ScenarioStrategy {
  id: string
  role: 'blocking' | 'offloaded' | 'other'
  /** What it needs beyond the scenario's own; without it this strategy alone is skipped. */
  databases?: DatabaseId[]
}

/** Where the scenario's data are. */
export interface ScenarioSite {
  /** Those that are here: all required ones, and of the optional ones what this machine has. */
  databases: Partial<Record<DatabaseId, DatabasePlace>>
  /** A folder for files, empty before seed(), removed when all is over. */
  folder: string
  /** Smaller data, where the full size would take minutes. */
  isQuick: boolean
}

/** A measurement that needs a client of its own: several users, streams, an order of answers. */
export interface Experiment {
  id: string
  /** While it runs: `50 users at once`. */
  title: string
  /** @throws what it likes: the error becomes a notice, the rest of the bench goes on */
  measure(lab: Lab): Promise<Finding[]>
}

/** What an experiment works with. */
export interface Lab {
  site: ScenarioSite
  /** The strategies that this machine can run. */
  strategies: readonly string[]
  isQuick: boolean
  /** Aborted by Ctrl-C. */
  signal: AbortSignal
  /** Starts the sample server in one strategy, under the probe; everything measured between start and stop counts.
   *  @param settings environment variables for it
   */
  start(strategy: string, settings?: Record<string, string>): Promise<LabServer>
}

export interface LabServer {
  /** `http://127.0.0.1:<port>` */
  origin: string
  pid: number
  /** Ends the server. @returns what the probe saw of it since start() */
  stop(): Promise<LabFigures>
}

/** Of the server process, since it answered for the first time. */
export interface LabFigures {
  stalls: number
  longestMs: number
  blockedMs: number
  durationMs: number
  cpuMs: number
  /** Largest seen. */
  rssBytes: number
}

/** @returns the place of a database that the scenario requires
 *  @throws Error where it is not there: a bug of who called seed() or register()
 */
export function placeOf({ databases }: ScenarioSite, id: DatabaseId): DatabasePlace {
  const place = databases[id]
  if (place === undefined) throw new Error(`The scenario was given no ${id}.`)
  return place
}

import type { Finding, FindingTable } from '../../../../model.ts'
import { formatMs } from '../../../../numbers.ts'
import { type HealthWaits, watchHealth } from '../../measuring/health-watch.ts'
import type { Experiment, Lab, LabFigures } from '../../scenario.ts'
import { followUser, type UserOutcome } from './follow-user.ts'
import { makeShopFiles, type ShopFile } from './shop-files.ts'

const users = 50
const settings = { MAX_CONCURRENT_RUNS: '8' }
/** What the story promises of health checks, ms. */
const promisedMs = 50

interface Crowd {
  strategy: string
  outcomes: UserOutcome[]
  /** Users whose story broke off. */
  failures: number
  wallMs: number
  health: HealthWaits
  figures: LabFigures
}

/** Fifty users at once, each with a file of its own, while health is asked for every 20 ms. */
export const fiftyUsers: Experiment = {
  id: 'fifty-users',
  title: `${users} users at once`,
  async measure(lab) {
    const files = makeShopFiles({ users, rows: lab.isQuick ? 3_000 : 15_000 })
    const crowds: Crowd[] = []
    for (const strategy of lab.strategies) crowds.push(await letIn(lab, strategy, files))
    return [toFinding(crowds, files)]
  },
}

async function letIn(lab: Lab, strategy: string, files: readonly ShopFile[]): Promise<Crowd> {
  const server = await lab.start(strategy, settings)
  const endHealth = await watchHealth(server.origin)
  const startMs = performance.now()
  const settled = await Promise.allSettled(files.map((file) => followUser(server.origin, file, lab.signal)))
  const wallMs = performance.now() - startMs
  const health = await endHealth()
  const figures = await server.stop()
  const outcomes = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  return { strategy, outcomes, failures: settled.length - outcomes.length, wallMs, health, figures }
}

function toFinding(crowds: readonly Crowd[], files: readonly ShopFile[]): Finding {
  const kilobytes = Math.round(Number(files[0]?.bytes.byteLength) / 1000)
  return {
    id: 'fifty-users',
    title: `${users} users at once`,
    text:
      `${users} users each upload a file of their own (${kilobytes} kB), start its analysis, listen to its events and ask how far it is; ` +
      `at most ${settings.MAX_CONCURRENT_RUNS} runs at a time, who is refused comes back after Retry-After. ` +
      'Health is asked for every 20 ms meanwhile, each wait counted from the moment at which it was due.',
    checks: crowds.filter(({ strategy }) => strategy === 'offloaded').flatMap(checksOf),
    tables: [gotTable(crowds), waitsTable(crowds)],
  }
}

function checksOf({ outcomes, failures, health }: Crowd): NonNullable<Finding['checks']> {
  const count = (has: (outcome: UserOutcome) => boolean) => outcomes.filter(has).length
  const done = count(({ isDone, hasWholeStory }) => isDone && hasWholeStory)
  const right = count(({ isResultRight }) => isResultRight)
  const late = count(({ hasWholeLog }) => hasWholeLog)
  const open = count(({ isOpenToOthers }) => isOpenToOthers)
  const foreign = foreignEvents(outcomes)
  return [
    check('No run is lost: every user sees every event of it, to the end', done === users, `${done} of ${users}`),
    check('No event reaches another user', foreign === 0 && failures === 0, `${foreign} events`),
    check('Every result is what the file says', right === users, `${right} of ${users}`),
    check('Who listens only after the end gets the whole log', late === users, `${late} of ${users}`),
    check('Nobody reads another user’s result', open === 0 && failures === 0, `${open} of ${users}`),
    check(
      `Health is answered within ${formatMs(promisedMs)} throughout`,
      health.maxMs < promisedMs,
      `${formatMs(health.maxMs)} at most, ${health.asked} asked; who asked was itself late by up to ${formatMs(health.ownLateMs)}`,
    ),
  ]
}

function check(text: string, isMet: boolean, measured: string): NonNullable<Finding['checks']>[number] {
  return { text, isMet, measured }
}

function gotTable(crowds: readonly Crowd[]): FindingTable {
  return {
    caption: `What ${users} users got`,
    columns: [
      { title: 'Path', unit: 'text' },
      { title: 'Runs done', unit: 'count' },
      { title: 'Wrong results', unit: 'count' },
      { title: 'Users who saw all of their events', unit: 'count' },
      { title: 'Events in a stranger’s stream', unit: 'count' },
      { title: 'Late listeners with the whole log', unit: 'count' },
      { title: 'Results open to others', unit: 'count' },
    ],
    rows: crowds.map(({ strategy, outcomes }) => {
      const count = (has: (outcome: UserOutcome) => boolean) => outcomes.filter(has).length
      return [
        strategy,
        count(({ isDone }) => isDone),
        count(({ isResultRight }) => !isResultRight),
        count(({ hasWholeStory }) => hasWholeStory),
        foreignEvents(outcomes),
        count(({ hasWholeLog }) => hasWholeLog),
        count(({ isOpenToOthers }) => isOpenToOthers),
      ]
    }),
  }
}

function waitsTable(crowds: readonly Crowd[]): FindingTable {
  return {
    caption: 'What it cost the others',
    columns: [
      { title: 'Path', unit: 'text' },
      { title: 'Health p50', unit: 'ms' },
      { title: 'Health p99', unit: 'ms' },
      { title: 'Health, longest', unit: 'ms' },
      { title: 'Longest stall', unit: 'ms' },
      { title: 'Blocked', unit: 'ms' },
      { title: 'Until all were done', unit: 'ms' },
      { title: 'Answers 429', unit: 'count' },
    ],
    rows: crowds.map(({ strategy, outcomes, wallMs, health, figures }) => [
      ...[strategy, health.p50Ms, health.p99Ms, health.maxMs],
      ...[figures.longestMs, figures.blockedMs, wallMs],
      outcomes.reduce((sum, { refusals }) => sum + refusals, 0),
    ]),
  }
}

function foreignEvents(outcomes: readonly UserOutcome[]): number {
  return outcomes.reduce((sum, outcome) => sum + outcome.foreignEvents, 0)
}

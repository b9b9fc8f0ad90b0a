import { randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import type { Io } from './io.ts'

/** True inside a job of GitHub Actions. */
export function isInGithubActions(env: Io['env']): boolean {
  return env.GITHUB_ACTIONS === 'true'
}

/** Where sources can be read on GitHub, ending in `/`: a summary is not read beside them.
 *  @returns '' where the environment does not tell */
export function githubSourceBase({ GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA }: Io['env']): string {
  if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY || !GITHUB_SHA) return ''
  return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}/`
}

/** Adds to the job's summary page, where the environment names its file.
 *  @returns why it was not possible; undefined: it was, or nobody asked */
export function appendJobSummary(env: Io['env'], text: string): string | undefined {
  const file = env.GITHUB_STEP_SUMMARY
  if (!file) return undefined
  try {
    appendFileSync(file, `${text}\n`)
    return undefined
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    // The report is written all the same.
    return `the job summary could not be written (${code})`
  }
}

/** Text that holds words of the measured program: a runner takes no line of it for a workflow command.
 *  https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#stopping-and-starting-workflow-commands */
export function withoutCommands(env: Io['env'], text: string): string {
  if (!isInGithubActions(env)) return text
  const token = randomUUID()
  return `::stop-commands::${token}\n${text.endsWith('\n') ? text : `${text}\n`}::${token}::\n`
}

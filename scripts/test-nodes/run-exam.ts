import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { startGroup } from '../process-group.ts'

export interface ExamOutcome {
  isReached: boolean
  /** `38 of 38 programs`; '?' when the exam ended before it was done. */
  exact: string
  falseAlarms: string
}

/** Runs the exam of bench/accuracy, all of it.
 *  @param node path of the Node.js that runs the programs */
export async function runExam(node: string, root: string): Promise<ExamOutcome> {
  const folder = join(root, 'bench/accuracy')
  const ids = readdirSync(join(folder, 'programs'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  const group = startGroup(
    [
      ...[process.execPath, '--import', import.meta.resolve('tsx'), join(folder, 'run.ts'), '--node', node],
      // Named one by one, because a whole exam writes its figures to bench/results: these are not measured for claims.
      ...ids.flatMap((id) => ['--only', id]),
    ],
    { cwd: root, env: process.env, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let text = ''
  group.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
    process.stdout.write(chunk)
  })
  const code = await group.exited
  return { isReached: code === 0, ...readReach(text) }
}

/** Reads the exam's last lines. */
export function readReach(text: string): Pick<ExamOutcome, 'exact' | 'falseAlarms'> {
  return {
    exact: /^exact line +(\d+ of \d+)/m.exec(text)?.[1] ?? '?',
    falseAlarms: /^false alarms +(\d+ on \d+)/m.exec(text)?.[1] ?? '?',
  }
}

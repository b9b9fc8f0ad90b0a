/** The probe's tests and the exam on every Node.js that loopcheck supports.
 *  Usage: npm run test:nodes -- [--only <major>]… [--no-tests] [--no-exam]
 */
import { resolve } from 'node:path'
import { endGroupsWithUs } from './process-group.ts'
import { installNode } from './test-nodes/install-node.ts'
import { help, readOptions, type TestNodesOptions } from './test-nodes/options.ts'
import { runExam } from './test-nodes/run-exam.ts'
import { runTests } from './test-nodes/run-tests.ts'
import { formatOutcomes, isFine, type NodeOutcome } from './test-nodes/table.ts'

const root = resolve(import.meta.dirname, '..')
const cache = resolve(root, '.cache/nodes')

async function main({ majors, hasTests, hasExam }: TestNodesOptions): Promise<void> {
  endGroupsWithUs()
  const outcomes: NodeOutcome[] = []
  for (const major of majors) {
    const node = await installNode(major, cache)
    if ('lack' in node) {
      say(`Node ${major} is skipped: ${node.lack}`)
      outcomes.push({ node })
      continue
    }
    say(`\n== Node ${node.version}`)
    outcomes.push({
      node,
      tests: hasTests ? await runTests(node.path, root) : undefined,
      exam: hasExam ? await runExam(node.path, root) : undefined,
    })
  }
  for (const { node, tests } of outcomes) {
    for (const title of tests?.failures ?? []) say(`failed on Node ${node.major}: ${title}`)
  }
  say(`\n${formatOutcomes(outcomes)}`)
  const measured = outcomes.filter(({ node }) => 'path' in node)
  if (measured.length === 0 || !measured.every(isFine)) process.exitCode = 1
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

const options = readOptions(process.argv.slice(2))
if (options.isHelp) process.stdout.write(help)
else await main(options)

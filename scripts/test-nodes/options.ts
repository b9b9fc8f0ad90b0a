import { parseArgs } from 'node:util'

export interface TestNodesOptions {
  /** Major versions of Node.js, as strings. */
  majors: string[]
  hasTests: boolean
  hasExam: boolean
  isHelp: boolean
}

/** What design.md promises. */
const supported = ['20', '22', '24', '26']

export const help = `npm run test:nodes -- [options]

Runs the probe's tests and the exam of bench/accuracy on Node.js ${supported.join(', ')}, which it installs into .cache/nodes.

  --only <major>   only this one; may be repeated
  --no-tests       only the exam
  --no-exam        only the tests
`

/** @throws TypeError for an unknown option, Error for an unknown version */
export function readOptions(args: string[]): TestNodesOptions {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', multiple: true, default: supported },
      'no-tests': { type: 'boolean', default: false },
      'no-exam': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const unknown = values.only.find((major) => !supported.includes(major))
  if (unknown !== undefined) throw new Error(`--only must be one of ${supported.join(', ')}, got "${unknown}".`)
  return { majors: values.only, hasTests: !values['no-tests'], hasExam: !values['no-exam'], isHelp: values.help }
}

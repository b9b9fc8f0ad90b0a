import { Command } from 'commander'
import { kinds } from '../../diagnose/kinds/kinds.ts'
import { loopcheckError } from '../../errors.ts'
import { fixes } from '../../fixes/fixes.ts'
import type { FixId, KindId } from '../../model.ts'
import type { Page } from '../../report/page.ts'
import { explainIndex, fixPage, kindPage } from '../../report/pages/kind-page.ts'
import { exitCodes, type Io } from '../io.ts'
import { type Layout, type LayoutOptions, layoutOn } from '../layout.ts'
import { nearestNames } from '../nearest-names.ts'
import { noColorOption, plainOption, readOptions } from '../options.ts'
import { terminalPage } from '../terminal-page.ts'

/** `loopcheck explain [kind|fix]` */
export function explainCommand(io: Io, setExitCode: (code: number) => void): Command {
  const command = new Command('explain')
    .description('what a kind of block is, why it hurts, how to fix it; or a remedy, with its code')
    .argument('[name]', 'a kind or a remedy; all are listed when left out')
    .addOption(noColorOption())
    .addOption(plainOption())
  return command.addHelpText('after', examples).action((name: string | undefined) => {
    io.stdout.write(terminalPage(pageOf(name), layoutOf(io, readOptions(command))))
    setExitCode(exitCodes.fine)
  })
}

const examples = `
Examples:
  $ loopcheck explain                  all kinds and remedies
  $ loopcheck explain sync-wait
  $ loopcheck explain worker-pool | less
`

/** @throws LoopcheckError 'unknown-explanation' */
function pageOf(name: string | undefined): Page {
  const explained = { kinds, fixes }
  if (name === undefined) return explainIndex(explained)
  if (Object.hasOwn(kinds, name)) return kindPage(name as KindId, explained)
  if (Object.hasOwn(fixes, name)) return fixPage(name as FixId, explained)
  throw loopcheckError('unknown-explanation', name, nearestNames(name, [...Object.keys(kinds), ...Object.keys(fixes)]))
}

/** What is explained is the answer itself: it goes to stdout, where it is wrapped even in a pipe. */
function layoutOf({ stdout, env }: Io, options: LayoutOptions): Layout {
  return layoutOn(stdout, { env, options, columns: stdout.columns ?? 80 })
}

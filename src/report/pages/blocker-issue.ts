import type { Blocker, Report } from '../../model.ts'
import type { ReportAssets } from '../assets.ts'
import { type Block, code, strong } from '../page.ts'
import { blockerFacts, stackText } from './blocker-blocks.ts'

/** Frames that are pasted: the innermost say where it happens. */
const framesPasted = 12

/** One blocker as a text of its own, for an issue or for whoever is asked to fix it: the facts, the code, why it blocks, what
 *  helps. Foreign text stands in code spans and fences, as everywhere. */
export function blockerIssue(run: Report, blocker: Blocker, { kinds, fixes }: ReportAssets): Block {
  const { location, stack } = blocker
  const remedies = blocker.fixes.map(({ id }) => fixes[id])
  return {
    is: 'copy',
    summary: 'As text, for an issue or an assistant',
    blocks: [
      { is: 'heading', words: [`${blocker.title} blocks the event loop`] },
      blockerFacts(blocker),
      ...(location?.excerpt === undefined
        ? []
        : [{ is: 'excerpt', excerpt: location.excerpt, line: location.line } as const]),
      ...(stack.length === 0 ? [] : [{ is: 'code', code: stackText(stack.slice(-framesPasted)) } as const]),
      { is: 'text', words: [strong('Why: '), kinds[blocker.kind].why] },
      ...(remedies.length === 0
        ? []
        : [
            {
              is: 'list',
              items: remedies.map(({ title, summary, whenNot }) => [
                strong(`${title}: `),
                `${summary} Not when: ${whenNot}`,
              ]),
            } as const,
          ]),
      {
        is: 'text',
        words: [
          `Measured by loopcheck ${run.loopcheck} on Node ${run.target.node}, ${run.createdAt}: `,
          code(run.target.command.join(' ')),
        ],
      },
    ],
  }
}

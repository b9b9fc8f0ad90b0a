import { kinds } from '../../src/diagnose/kinds/kinds.ts'
import { fixes } from '../../src/fixes/fixes.ts'
import type { KindId } from '../../src/model.ts'
import { writeMarkdown } from '../../src/report/markdown/write-markdown.ts'
import { kindPage } from '../../src/report/pages/kind-page.ts'

/** Where the documents stand, from the package's root. */
export const docsFolder = 'docs/kinds'

/** Every kind's document and their list, by file name: the same words as `loopcheck explain` writes. */
export function kindDocs(): Map<string, string> {
  const ids = Object.keys(kinds) as KindId[]
  return new Map([
    ['README.md', indexOf(ids)],
    ...ids.map((id): [string, string] => [`${id}.md`, writeMarkdown(kindPage(id, { kinds, fixes }), '')]),
  ])
}

function indexOf(ids: readonly KindId[]): string {
  const rows = ids.map(
    (id) => `| [\`${id}\`](${id}.md) | ${kinds[id].name} | ${kinds[id].fixes.map(inCode).join(', ')} |`,
  )
  return [
    '# Kinds of block',
    'What a report calls each, in the order in which loopcheck asks for them. `loopcheck explain <kind>` says the same in a terminal.',
    ['| kind | what it is | remedies, best first |', '| --- | --- | --- |', ...rows].join('\n'),
    '<!-- Written by `npm run docs:kinds` from src/diagnose/kinds and src/fixes: change the words there. -->\n',
  ].join('\n\n')
}

function inCode(text: string): string {
  return `\`${text}\``
}

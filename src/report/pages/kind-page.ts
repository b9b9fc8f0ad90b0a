import type { Fix, FixId, KindId, KindWords } from '../../model.ts'
import type { ReportAssets } from '../assets.ts'
import { type Block, code, type Page, type Section, strong, type Words } from '../page.ts'

/** What is explained, by id. */
export type Explained = Pick<ReportAssets, 'kinds' | 'fixes'>

/** Remedies of a kind that are shown with their code; the others follow in a sentence each. */
const shownInFull = 2

/** One kind of block: what it is, why it hurts, how to recognise and to fix it, when it is fine. */
export function kindPage(id: KindId, { kinds, fixes }: Explained): Page {
  const kind = kinds[id]
  return {
    ...ourWords,
    title: id,
    status: 'Kind of block',
    subtitle: [kind.name],
    sections: [
      section('what', 'What happens', [text(kind.what), text(kind.why)]),
      section('harm', 'Why it hurts', [text(kind.harm)]),
      section('signs', 'How to recognise it', [{ is: 'list', items: kind.signs.map((sign) => [sign]) }]),
      section('remedy', 'How to fix it', [text(kind.remedy), ...remedies(kind, fixes)]),
      section('fine', 'When it is fine', [text(kind.fine)]),
    ],
  }
}

/** One remedy: when it helps, when not, its code, and what it helps against. */
export function fixPage(id: FixId, { kinds, fixes }: Explained): Page {
  const fix = fixes[id]
  const helped = entriesOf(kinds).filter(([, kind]) => kind.fixes.includes(id))
  return {
    ...ourWords,
    title: id,
    status: 'Remedy',
    subtitle: [fix.title],
    lead: [text(fix.summary)],
    sections: [
      section('when', 'When', [text(fix.when)]),
      section('when-not', 'When not', [text(fix.whenNot)]),
      section('code', 'Before and after', [codePair(fix)]),
      ...(helped.length === 0
        ? []
        : [
            section('kinds', 'Helps against', [
              { is: 'list', items: helped.map(([kind, { name }]) => entry(kind, name)) },
            ]),
          ]),
    ],
  }
}

/** Everything that can be explained. */
export function explainIndex({ kinds, fixes }: Explained): Page {
  return {
    ...ourWords,
    title: 'What blocks an event loop, and what helps',
    status: `${Object.keys(kinds).length} kinds of block, ${Object.keys(fixes).length} remedies`,
    subtitle: [
      'loopcheck explain <name> tells of each why it hurts, how to recognise it and how to fix it, with code.',
    ],
    sections: [
      section('kinds', 'Kinds', [{ is: 'list', items: entriesOf(kinds).map(([id, { name }]) => entry(id, name)) }]),
      section('fixes', 'Remedies', [
        { is: 'list', items: entriesOf(fixes).map(([id, { title }]) => entry(id, title)) },
      ]),
    ],
  }
}

const ourWords: Pick<Page, 'tone' | 'lead'> = { tone: 'neutral', lead: [] }

function remedies(kind: KindWords, fixes: Explained['fixes']): Block[] {
  return kind.fixes.flatMap((id, index): Block[] => {
    const fix = fixes[id]
    const head: Block[] = [{ is: 'heading', words: [fix.title, ' (', code(id), ')'] }, text(fix.summary)]
    if (index >= shownInFull) return head
    const limits: Block = {
      is: 'list',
      items: [
        [strong('When: '), fix.when],
        [strong('When not: '), fix.whenNot],
      ],
    }
    return [...head, limits, codePair(fix)]
  })
}

function codePair({ before, after }: Fix): Block {
  return {
    is: 'pair',
    sides: [
      { title: 'Before', blocks: [{ is: 'code', code: before, language: 'js' }] },
      { title: 'After', blocks: [{ is: 'code', code: after, language: 'js' }] },
    ],
  }
}

function section(id: string, title: string, blocks: Block[]): Section {
  return { id, title: [title], blocks }
}

function text(words: string): Block {
  return { is: 'text', words: [words] }
}

function entry(id: string, name: string): Words {
  return [code(id), `: ${name}`]
}

function entriesOf<Id extends string, Value>(record: Readonly<Record<Id, Value>>): [Id, Value][] {
  return Object.entries(record) as [Id, Value][]
}

import type { FlowBranch, FlowMark, FlowModel, FlowStep } from './model.ts'

/** Puts two ways on one skeleton: a function that both lead through has the same key on both, and each step says how it
 *  differs from the other side. */
export function alignWays(before: FlowModel, after: FlowModel): { before: FlowModel; after: FlowModel } {
  const was = mainRow(before)
  const is = mainRow(after)
  const pairs = commonSteps(was, is)
  const [first] = pairs
  // Ways without a function in common were not seen from their beginning: there is nothing to tell what is new.
  if (first === undefined) return { before, after }
  // Where one side begins at a function in the middle of the other's way, its stack is cut: what is before it is not gone.
  const cut = { before: was.slice(0, was.indexOf(first[0])), after: is.slice(0, is.indexOf(first[1])) }
  const isCut = cut.before.length === 0 || cut.after.length === 0
  const unknown = new Set(isCut ? [...cut.before, ...cut.after] : [])
  const byBefore = new Map(pairs.map(([one, other]) => [one, other]))
  const byAfter = new Map(pairs.map(([one, other]) => [other, one]))
  const names = new Set(is.map(({ frame }) => frame.function))
  const markBefore = (step: FlowStep): Marked => {
    const twin = byBefore.get(step)
    if (twin !== undefined) return marked(step.key, isChanged(step, twin) ? 'changed' : undefined)
    // A side way is compared with nothing: it may only be told that the other side has no such function.
    return marked(step.key, unknown.has(step) || names.has(step.frame.function) ? undefined : 'only before')
  }
  const markAfter = (step: FlowStep): Marked => {
    const twin = byAfter.get(step)
    if (twin === undefined) return marked(`after ${step.key}`, unknown.has(step) ? undefined : 'only after')
    return marked(twin.key, isChanged(twin, step) ? 'changed' : undefined)
  }
  return {
    before: { ...before, isPartial: cut.after.length > 0 && isCut, start: mapBranch(before.start, markBefore) },
    after: { ...after, isPartial: cut.before.length > 0 && isCut, start: mapBranch(after.start, markAfter) },
  }
}

interface Marked {
  key: string
  mark: FlowMark | undefined
}

const marked = (key: string, mark: FlowMark | undefined): Marked => ({ key, mark })

/** The way to the costliest operation, or, where nothing blocks, to the end. */
function mainRow({ start, operations }: FlowModel): FlowStep[] {
  const worst = [...operations].sort((one, other) => other.totalMs - one.totalMs)[0]
  const find = (branch: FlowBranch): FlowStep[] | undefined => {
    if (worst === undefined ? branch.next.length === 0 : branch.operations.includes(worst)) return []
    for (const step of branch.next) {
      const rest = find(step)
      if (rest !== undefined) return [step, ...rest]
    }
    return undefined
  }
  return find(start) ?? []
}

/** The longest row of functions that both ways lead through in the same order. */
function commonSteps(was: readonly FlowStep[], is: readonly FlowStep[]): [FlowStep, FlowStep][] {
  const best: [FlowStep, FlowStep][][][] = []
  for (let i = was.length; i >= 0; i--) {
    best[i] = []
    for (let j = is.length; j >= 0; j--) {
      const [one, other] = [was[i], is[j]]
      const row = best[i] as [FlowStep, FlowStep][][]
      if (one === undefined || other === undefined) row[j] = []
      else if (isSameFunction(one, other)) row[j] = [[one, other], ...(best[i + 1]?.[j + 1] ?? [])]
      else row[j] = longer(best[i + 1]?.[j] ?? [], row[j + 1] ?? [])
    }
  }
  return best[0]?.[0] ?? []
}

function longer<Item>(one: Item[], other: Item[]): Item[] {
  return other.length > one.length ? other : one
}

/** By name, wherever it stands: a provider that was rewritten in a file of its own is still the provider. */
function isSameFunction(one: FlowStep, other: FlowStep): boolean {
  if (one.key === other.key) return true
  if (one.frame.function !== other.frame.function) return false
  return one.frame.function !== '' || (one.frame.file === other.frame.file && one.frame.code === other.frame.code)
}

/** A line that only moved is not changed. */
function isChanged({ frame: was }: FlowStep, { frame: is }: FlowStep): boolean {
  if (was.file !== is.file) return true
  return was.code === undefined || is.code === undefined ? was.line !== is.line : was.code !== is.code
}

function mapBranch<Branch extends FlowBranch>(branch: Branch, markOf: (step: FlowStep) => Marked): Branch {
  return { ...branch, next: branch.next.map((step) => ({ ...mapBranch(step, markOf), ...markOf(step) })) }
}

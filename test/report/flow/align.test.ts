import { describe, expect, test } from 'vitest'
import type { Blocker, Frame } from '../../../src/model.ts'
import { alignWays } from '../../../src/report/flow/align.ts'
import { wayAfter, wayToBlockers } from '../../../src/report/flow/build-way.ts'
import type { FlowBranch, FlowStep } from '../../../src/report/flow/model.ts'
import { bridgeBlocker, frame, jsonBlocker, offloadedStrategy } from '../fixtures.ts'

function stepsOf({ next }: FlowBranch): FlowStep[] {
  return next.flatMap((step) => [step, ...stepsOf(step)])
}

function marksOf(branch: FlowBranch): string[] {
  return stepsOf(branch).map(({ frame: { function: name }, mark }) => `${name || '()'}: ${mark ?? 'same'}`)
}

function aligned(before: Frame[], after: Frame[], more: Blocker[] = []) {
  const at = before.at(-1)
  const blocker: Blocker = {
    ...bridgeBlocker,
    stack: before,
    ...(at ? { location: { file: at.file, line: at.line, column: 1, function: at.function } } : {}),
  }
  const call = { route: 'GET /tables', to: 'db', stack: after }
  return alignWays(wayToBlockers([blocker, ...more]), wayAfter('GET /tables', { call, blockers: [] }))
}

const route = frame({ function: 'getTables', file: 'src/route.ts', line: 41, code: 'await service.tables()' })
const provider = frame({ function: 'Provider.execute', file: 'src/sync.ts', line: 22, code: 'querySync(sql)' })

describe('alignWays', () => {
  test('gives a function on both sides the same key, and leaves what did not change unmarked', () => {
    const { before, after } = aligned([route, provider], [route, provider])
    expect(stepsOf(after.start).map(({ key }) => key)).toEqual(stepsOf(before.start).map(({ key }) => key))
    expect(marksOf(after.start)).toEqual(['getTables: same', 'Provider.execute: same'])
  })

  test('takes a line that only moved for unchanged', () => {
    const { before } = aligned([route, provider], [{ ...route, line: 99 }, provider])
    expect(marksOf(before.start)[0]).toBe('getTables: same')
  })

  test('marks another line of code, and another file of the same function, as changed on both sides', () => {
    const awaiting = { ...provider, file: 'src/pool.ts', code: 'await pool.query(sql)' }
    const { before, after } = aligned([route, provider], [{ ...route, code: 'await service.all()' }, awaiting])
    expect(marksOf(before.start)).toEqual(['getTables: changed', 'Provider.execute: changed'])
    expect(marksOf(after.start)).toEqual(['getTables: changed', 'Provider.execute: changed'])
    expect(stepsOf(after.start)[1]?.key).toBe(stepsOf(before.start)[1]?.key)
  })

  test('marks what only one side leads through', () => {
    const fetch = frame({ function: 'fetchInBatches', file: 'src/pool.ts', line: 44 })
    const { before, after } = aligned(
      [route, frame({ function: 'lock', file: 'src/lock.ts', line: 1 }), provider],
      [route, provider, fetch],
    )
    expect(marksOf(before.start)).toEqual(['getTables: same', 'lock: only before', 'Provider.execute: same'])
    expect(marksOf(after.start)).toEqual(['getTables: same', 'Provider.execute: same', 'fetchInBatches: only after'])
  })

  test('compares the way to the costliest operation where ways part', () => {
    const { before } = aligned([route, provider], [route, provider], [jsonBlocker])
    expect(marksOf(before.start)).toContain('Provider.execute: same')
  })

  test('calls nothing gone that stands before the point where a stack begins, and says that the stack is cut', () => {
    const { before, after } = aligned([route, provider], [provider])
    expect(marksOf(before.start)).toEqual(['getTables: same', 'Provider.execute: same'])
    expect([before.isPartial, after.isPartial]).toEqual([false, true])
    const whole = aligned([route, provider], [route, provider])
    expect([whole.before.isPartial, whole.after.isPartial]).toEqual([false, false])
  })

  test('marks nothing on two ways without a function in common', () => {
    const { before, after } = aligned([route, provider], [frame({ function: 'toJson', file: 'src/x.ts', line: 1 })])
    expect([...marksOf(before.start), ...marksOf(after.start)].filter((mark) => !mark.endsWith('same'))).toEqual([])
  })

  test('has nothing to compare where no way was seen after', () => {
    const { call: _call, ...unseen } = offloadedStrategy
    const { before, after } = alignWays(wayToBlockers([bridgeBlocker]), wayAfter('GET /tables', unseen))
    expect(stepsOf(after.start)).toEqual([])
    expect(new Set(stepsOf(before.start).map(({ mark }) => mark))).toEqual(new Set([undefined]))
  })

  test('aligns two ways of 300 frames', () => {
    const deep = Array.from({ length: 300 }, (_, index) =>
      frame({ function: `step${index}`, file: 'src/steps.ts', line: index + 1 }),
    )
    const { before, after } = aligned(deep, deep)
    expect(stepsOf(before.start).length).toBeLessThan(20)
    expect(stepsOf(after.start).map(({ key }) => key)).toEqual(stepsOf(before.start).map(({ key }) => key))
  })
})

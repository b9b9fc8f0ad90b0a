import { move, transferableSymbol, valueSymbol } from 'piscina'
import { stepBack } from '../step-back.ts'
import { doTask, type PartOutcome, type Task } from '../work.ts'

stepBack()

/** What a thread of the pool does with a task.
 *  @returns an Outcome, for the pool to hand over
 */
export async function answerTask(task: Task): Promise<unknown> {
  const outcome = await doTask(task)
  return outcome.kind === 'part' ? handOver(outcome) : outcome
}

/** Has the part's bytes moved, not copied. */
function handOver(outcome: PartOutcome): unknown {
  // The serialiser's memory cannot be moved, only memory that is wholly our own.
  const part = new Uint8Array(outcome.part)
  return move({
    get [transferableSymbol]() {
      return [part.buffer]
    },
    get [valueSymbol]() {
      return { ...outcome, part }
    },
  })
}

import { stepBack } from '../step-back.ts'
import { doTask, type Task } from '../work.ts'
import type { ChildAnswer } from './child-processes.ts'

stepBack()
// The channel breaks when the parent ends, also when it was killed.
process.on('disconnect', () => process.exit())
process.on('message', async (task: Task) => {
  const answer = await answerTask(task)
  process.send?.(answer)
})

async function answerTask(task: Task): Promise<ChildAnswer> {
  try {
    return { outcome: await doTask(task) }
  } catch (error) {
    const { name, message } = error as Error
    return { error: { name, message } }
  }
}

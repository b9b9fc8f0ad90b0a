import { stepBack } from '../step-back.ts'
import { doTask, type Task } from '../work.ts'
import type { ChildAnswer } from './child-processes.ts'
import { endWithParent } from './end-with-parent.ts'

stepBack()
endWithParent()
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

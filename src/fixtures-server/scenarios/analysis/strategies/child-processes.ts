import { type ChildProcess, fork } from 'node:child_process'
import type { Outcome, Task } from '../work.ts'

/** What a child says when a task is done. */
export type ChildAnswer = { outcome: Outcome } | { error: { name: string; message: string } }

interface Waiting {
  task: Task
  resolve(outcome: Outcome): void
  reject(error: Error): void
}

/** Child processes that each do one task at a time. One that ends by itself fails the task that it was at, and is
 *  replaced; all end with their parent, who need not say so: they notice when the channel to it breaks. */
export class ProcessPool {
  private readonly entry: URL
  private readonly idle: ChildProcess[] = []
  private readonly busy = new Map<ChildProcess, Waiting>()
  private readonly queue: Waiting[] = []
  private isClosed = false

  constructor(entry: URL, size: number) {
    this.entry = entry
    for (let index = 0; index < size; index++) this.addChild()
  }

  /** @throws what the task throws; Error when its process ends */
  run(task: Task): Promise<Outcome> {
    if (this.isClosed) return Promise.reject(new Error('The processes have been ended.'))
    return new Promise((resolve, reject) => {
      this.queue.push({ task, resolve, reject })
      this.handOut()
    })
  }

  /** Fails what is under way. */
  close(): void {
    this.isClosed = true
    for (const { reject } of this.queue.splice(0)) reject(new Error('The processes have been ended.'))
    for (const child of [...this.idle, ...this.busy.keys()]) child.kill('SIGKILL')
  }

  private addChild(): void {
    // advanced: as structured clone, so that bytes stay bytes.
    const child = fork(this.entry, { serialization: 'advanced' })
    child.on('message', (answer: ChildAnswer) => this.finish(child, answer))
    child.on('error', () => {})
    child.once('exit', () => this.replace(child))
    this.idle.push(child)
  }

  private handOut(): void {
    while (this.queue.length > 0) {
      const child = this.idle.shift()
      if (child === undefined) return
      const waiting = this.queue.shift() as Waiting
      this.busy.set(child, waiting)
      child.send(waiting.task)
    }
  }

  private finish(child: ChildProcess, answer: ChildAnswer): void {
    const waiting = this.busy.get(child)
    this.busy.delete(child)
    this.idle.push(child)
    if ('outcome' in answer) waiting?.resolve(answer.outcome)
    else waiting?.reject(Object.assign(new Error(answer.error.message), { name: answer.error.name }))
    this.handOut()
  }

  private replace(child: ChildProcess): void {
    const at = this.idle.indexOf(child)
    if (at !== -1) this.idle.splice(at, 1)
    this.busy.get(child)?.reject(new Error('The process that worked on it ended.'))
    this.busy.delete(child)
    if (this.isClosed) return
    this.addChild()
    this.handOut()
  }
}

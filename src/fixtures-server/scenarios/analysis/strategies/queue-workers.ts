import { type ChildProcess, fork } from 'node:child_process'

const entry = new URL('./queue-worker.js', import.meta.url)

/** Worker processes of the queue; they end with their parent, as those of ProcessPool. A job that one was at when it
 *  ended is given to another one by the queue. */
export class QueueWorkers {
  private readonly children = new Set<ChildProcess>()
  private readonly place: { url: string; schema: string }
  private isClosed = false

  constructor({ url, schema, count }: { url: string; schema: string; count: number }) {
    this.place = { url, schema }
    for (let index = 0; index < count; index++) this.addChild()
  }

  close(): void {
    this.isClosed = true
    for (const child of this.children) child.kill('SIGKILL')
  }

  private addChild(): void {
    const child = fork(entry, { env: { ...process.env, ANALYSIS_QUEUE: JSON.stringify(this.place) } })
    this.children.add(child)
    child.on('error', () => {})
    child.once('exit', () => {
      this.children.delete(child)
      if (!this.isClosed) this.addChild()
    })
  }
}

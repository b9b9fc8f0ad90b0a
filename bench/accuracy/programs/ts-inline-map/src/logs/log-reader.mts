/** Reads a day's log.
 *
 *  Its lines come in pages, as from a store.
 */
export class LogReader {
  declare private static readonly never: string
  private readonly pattern: RegExp = /(\w+\s*)+:\s+(failed|broken)$/
  private readonly pages: readonly string[][]

  constructor(readonly day: string) {
    const words = 'request answered after some retries of the pool worker'
    this.pages = [[`${words} ok`], [`${words.slice(0, 21)}`, day], ['disk: broken']]
  }

  async *lines(): AsyncGenerator<string> {
    for (const page of this.pages) {
      const lines: string[] = await Promise.resolve(page)
      yield* lines
    }
  }

  matches(line: string): boolean {
    const text: string = line.slice(0, 21)
    return this.pattern.test(text) // blocks
  }
}

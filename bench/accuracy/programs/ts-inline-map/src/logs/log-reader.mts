/** Reads a day's log.
 *
 *  Its lines come in pages, as from a store.
 */
export class LogReader {
  declare private static readonly never: string
  private readonly pattern: RegExp = /\s+(failed|broken)$/
  private readonly pages: readonly string[][]

  constructor(readonly day: string) {
    const gap = ' '.repeat(12_000)
    this.pages = [[`request${gap}ok`], ['request failed', day], ['disk is broken']]
  }

  async *lines(): AsyncGenerator<string> {
    for (const page of this.pages) {
      const lines: string[] = await Promise.resolve(page)
      yield* lines
    }
  }

  matches(line: string): boolean {
    const text: string = line.trimEnd()
    return this.pattern.test(text) // blocks
  }
}

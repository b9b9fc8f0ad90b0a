/** What is wrong with an uploaded file, in words for whoever uploaded it. */
export class CsvError extends Error {
  constructor(problem: string) {
    super(problem)
    this.name = 'CsvError'
  }
}

import type { Backend } from './backend.ts'
import type { Row } from './query-executor.ts'
import { filterOptions, type ReportPart, type WidgetId, widgets } from './report-parts.ts'

export interface ReportOptions {
  /** The schema of the sales; one of our own making, so that it needs no quoting. */
  schema: string
}

/** One part of the page, as the browser gets it. */
export interface PartAnswer {
  title: string
  year: number
  /** Rows by the query's name. */
  results: Record<string, Row[]>
}

/** Makes the parts of a sales report. */
export class ReportService {
  private readonly backend: Pick<Backend, 'executor' | 'executeAll'>
  private readonly schema: string

  constructor(backend: Pick<Backend, 'executor' | 'executeAll'>, { schema }: ReportOptions) {
    this.backend = backend
    this.schema = schema
  }

  getWidget(id: WidgetId, year: number): Promise<PartAnswer> {
    return this.executeReport(widgets[id], year)
  }

  /** What the page's filters offer. */
  getFilterOptions(year: number): Promise<PartAnswer> {
    return this.executeReport(filterOptions, year)
  }

  private async executeReport({ title, statements }: ReportPart, year: number): Promise<PartAnswer> {
    const entries = Object.entries(statements(this.schema))
    const queries = entries.map(([, statement]) => ({ statement, params: [year] }))
    const rows = await this.backend.executeAll(this.backend.executor, queries)
    return { title, year, results: Object.fromEntries(entries.map(([name], index) => [name, rows[index] ?? []])) }
  }
}

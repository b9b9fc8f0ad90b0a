import { widgets } from './report-parts.ts'

/** The years that there are sales of. The later one is the report that people wait for; of the earlier there is a
 *  sixteenth as much. */
export const years = { full: 2025, light: 2024 } as const

/** Paths of the seven requests that the page sends at once: six widgets and the filters' options. */
export function pageRequests(year: number): string[] {
  return [...widgetRequests(year), `/report/filter-options?year=${year}`]
}

/** Paths of the widgets' requests alone. */
export function widgetRequests(year: number): string[] {
  return Object.keys(widgets).map((id) => `/report/widgets/${id}?year=${year}`)
}

export type WidgetId = 'revenue' | 'regions' | 'trend' | 'customers' | 'products' | 'channels'

/** One part of the page: a widget, or the options of its filters. */
export interface ReportPart {
  title: string
  /** By name, each over the sales of one year ($1). Counts and sums are cast to what JSON knows. */
  statements(schema: string): Record<string, string>
}

const figures = 'sum(amount_cents)::float8 AS amount_cents, count(*)::int AS sales'

/** The six widgets of the page, in the order in which it asks for them. */
export const widgets: Record<WidgetId, ReportPart> = {
  revenue: {
    title: 'Revenue',
    statements: (schema) => ({
      total: `SELECT ${figures}, sum(quantity)::int AS items FROM ${schema}.report_sale WHERE year = $1`,
      quarters: groupedBy(schema, 'day / 92 + 1', 'quarter'),
      bestDays: `${grouped(schema, 'day', 'day')} ORDER BY amount_cents DESC, day LIMIT 10`,
    }),
  },
  regions: {
    title: 'Regions',
    statements: (schema) => ({
      totals: groupedBy(schema, 'region_id', 'region_id'),
      spread: `SELECT region_id, stddev_pop(amount_cents)::float8 AS deviation_cents FROM ${schema}.report_sale
               WHERE year = $1 GROUP BY region_id ORDER BY region_id`,
    }),
  },
  trend: {
    title: 'Trend',
    statements: (schema) => ({
      weeks: groupedBy(schema, 'day / 7', 'week'),
      months: groupedBy(schema, "extract(month FROM date '2025-01-01' + day)::int", 'month'),
    }),
  },
  customers: {
    title: 'Customers',
    statements: (schema) => ({
      top: `${grouped(schema, 'customer_id', 'customer_id')} ORDER BY amount_cents DESC, customer_id LIMIT 10`,
      oftenest: `${grouped(schema, 'customer_id', 'customer_id')} ORDER BY sales DESC, customer_id LIMIT 10`,
    }),
  },
  products: {
    title: 'Products',
    statements: (schema) => ({
      top: `${grouped(schema, 'product_id', 'product_id')} ORDER BY amount_cents DESC, product_id LIMIT 10`,
      slowest: `${grouped(schema, 'product_id', 'product_id')} ORDER BY sales, product_id LIMIT 10`,
    }),
  },
  channels: {
    title: 'Channels',
    statements: (schema) => ({
      totals: groupedBy(schema, 'channel_id', 'channel_id'),
      weekdays: groupedBy(schema, 'day % 7', 'weekday'),
      baskets: groupedBy(schema, 'quantity', 'quantity'),
    }),
  },
}

export const filterOptions: ReportPart = {
  title: 'Filters',
  statements: (schema) => ({
    regions: `SELECT DISTINCT region_id FROM ${schema}.report_sale WHERE year = $1 ORDER BY region_id`,
    channels: `SELECT DISTINCT channel_id FROM ${schema}.report_sale WHERE year = $1 ORDER BY channel_id`,
  }),
}

function groupedBy(schema: string, expression: string, column: string): string {
  return `${grouped(schema, expression, column)} ORDER BY ${column}`
}

function grouped(schema: string, expression: string, column: string): string {
  return `SELECT ${expression} AS ${column}, ${figures} FROM ${schema}.report_sale WHERE year = $1 GROUP BY 1`
}

/** All tables of an organisation ($1), newest first, each with figures from its columns.
 *  @param schema where the tables are; one of our own making, so that it needs no quoting
 */
export function tablesQuery(schema: string): string {
  return `
    SELECT t.table_id, t.tablename, t.table_description, t.uploaded_at, t.created_at, t.record, t.status,
           count(*)::int AS columns,
           sum(c.size_bytes)::float8 AS size_bytes,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY c.null_share) AS median_null_share
    FROM ${schema}.table_master t
    JOIN ${schema}.table_column c USING (table_id)
    WHERE t.org = $1 AND (t.enabled IS NULL OR t.enabled)
    GROUP BY t.table_id
    ORDER BY t.created_at DESC, t.table_id`
}

export async function totalOf(readings, id) {
  const rows = await readings.since(id.length)
  return rows.length + Number(rows[0].value)
}

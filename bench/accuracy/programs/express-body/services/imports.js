const accepted = new Map()

export async function accept(source, readings) {
  accepted.set(source, readings.at(-1))
  return { source, accepted: readings.length }
}

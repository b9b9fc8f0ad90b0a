import { collectEvents } from '../storage/events.js'
import { pack } from './pack.js'

export async function exportArchive() {
  const lines = []
  for await (const batch of collectEvents()) lines.push(batch)
  return pack(lines)
}

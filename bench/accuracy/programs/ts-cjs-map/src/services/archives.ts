import { Archive } from '../archive/archive'
import { EventStore } from '../storage/event-store'

const store = new EventStore()

/** @returns gzip */
export async function archiveOf(id: number): Promise<Buffer> {
  const archive = new Archive({ name: `export-${id}` })
  for (const chunk of await store.chunks()) archive.add(chunk)
  return archive.finish()
}

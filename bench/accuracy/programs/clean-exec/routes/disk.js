import { freeSpace } from '../services/disk.js'

export async function handleDisk(response) {
  response.end(await freeSpace())
}

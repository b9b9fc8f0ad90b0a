import { exportArchive } from '../services/archive.js'

export async function sendExport(response) {
  const archive = await exportArchive()
  response.writeHead(200, { 'content-type': 'application/gzip', 'content-length': archive.length })
  response.end(archive)
}

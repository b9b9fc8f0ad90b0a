import { packBackup } from './pack-backup.js'

export const backups = { sizeBytes: 0 }

export function startBackups(everyMs) {
  const run = () => {
    backups.sizeBytes = packBackup()
    setTimeout(run, everyMs)
  }
  setTimeout(run, everyMs)
}

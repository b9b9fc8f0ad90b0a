import { spawnSync } from 'node:child_process'

export function runFilter(text) {
  const filter = spawnSync('sh', ['-c', 'sleep 0.1; tr a-z A-Z'], { input: text, encoding: 'utf8' }) // blocks
  if (filter.status !== 0) throw new Error(`the filter failed: ${filter.stderr}`)
  return filter.stdout.slice(0, 40)
}

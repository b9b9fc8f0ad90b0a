import { execFileSync } from 'node:child_process'
import { cpus, loadavg, release, totalmem } from 'node:os'
import type { OverheadResult } from './result.ts'

export function describeMachine(isPinned: boolean): OverheadResult['machine'] {
  return {
    cpuModel: cpus()[0]?.model.trim() ?? 'unknown',
    cpuCount: cpus().length,
    totalMemoryBytes: totalmem(),
    platform: process.platform,
    arch: process.arch,
    kernel: release(),
    loadAverage: loadavg()[0] ?? Number.NaN,
    isPinned,
  }
}

/** @returns `v24.1.0`
 *  @throws Error when there is no such program */
export function nodeVersionOf(node: string): string {
  return execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()
}

import type { ProcessRecord } from '../model.ts'

/** Tells why no inspector session can be opened to the main thread. Node.js aborts the whole process when it is tried all the same.
 *
 *  - The permission model forbids it without --allow-inspector: https://nodejs.org/api/permissions.html
 *  - `node --test` that starts a process for each file makes no inspector for itself (Environment::should_create_inspector in
 *    src/env-inl.h); --test may not be set in NODE_OPTIONS.
 *  @returns undefined where it can
 */
export function findInspectorLack(host: {
  execArgv: readonly string[]
  permission?: { has(scope: string): boolean } | undefined
}): ProcessRecord['inspectorLack'] {
  if (host.permission !== undefined && !host.permission.has('inspector')) return 'permission'
  return isTestRunner(host.execArgv) ? 'test-runner' : undefined
}

function isTestRunner(execArgv: readonly string[]): boolean {
  if (!execArgv.includes('--test')) return false
  return !/--(experimental-)?test-isolation[= ]none\b/.test(execArgv.join(' '))
}

import type { WatchOptions } from '../../watch/watch-options.ts'
import { heartbeatMs } from '../measuring.ts'
import { sampleServer } from '../sample/sample-server.ts'
import { version } from '../version.ts'

/** How every run of the sample server is watched, under load or by an experiment.
 *  @param run.folder gets its recording
 */
export function watchedSample(
  telling: Parameters<typeof sampleServer>[0],
  run: Pick<WatchOptions, 'folder' | 'thresholdMs' | 'guard'>,
): Omit<WatchOptions, 'interrupt'> {
  const { folder, thresholdMs, guard } = run
  return {
    ...sampleServer(telling),
    ...{ folder, thresholdMs, guard, heartbeatMs },
    output: 'hidden',
    loopcheck: version,
    hasRequests: true,
    includeValues: false,
    waitMs: 30_000,
  }
}

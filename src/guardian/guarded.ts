/** A process that must not outlive loopcheck. */
export interface GuardedProcess {
  pid: number
  /** True: the whole process group that it leads is ended. */
  isGroup: boolean
  /** What is tried first; SIGKILL follows. */
  signal: NodeJS.Signals
  /** Start time in clock ticks since boot, field 22 of /proc/<pid>/stat (proc_pid_stat(5)); undefined off Linux. */
  startTicks?: string
}

/** What loopcheck tells its guardian, one JSON object a line. */
export type GuardianOrder =
  | { order: 'process'; process: GuardedProcess }
  | { order: 'folder'; path: string }
  | { order: 'release'; what: number | string }
  | { order: 'stop' }

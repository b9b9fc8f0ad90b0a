/** What a command may touch of the world. */
export interface Io {
  stdout: NodeJS.WriteStream
  stderr: NodeJS.WriteStream
  env: NodeJS.ProcessEnv
  cwd: string
}

/** An interrupted command ends with 128 and the signal's number instead. */
export const exitCodes = {
  fine: 0,
  broken: 1,
  usage: 2,
  failed: 3,
  inconclusive: 4,
} as const

/** What a command may touch of the world. */
export interface Io {
  stdout: NodeJS.WriteStream
  stderr: NodeJS.WriteStream
  env: NodeJS.ProcessEnv
  cwd: string
}

export const exitCodes = {
  fine: 0,
  broken: 1,
  usage: 2,
  failed: 3,
  inconclusive: 4,
  interrupted: 130,
  terminated: 143,
} as const

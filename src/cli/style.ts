import { styleText } from 'node:util'
import type { Io } from './io.ts'

type Tone = Parameters<typeof styleText>[0]

/** Colours text, where the terminal and the user want colours. */
export type Style = (tone: Tone, text: string) => string

/** NO_COLOR and --no-color win over FORCE_COLOR, which wins over what the stream is. */
export function styleFor(stream: NodeJS.WriteStream, env: Io['env'], options: { hasColor: boolean }): Style {
  const isPlain = !options.hasColor || (env.NO_COLOR !== undefined && env.NO_COLOR !== '')
  const isForced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false'
  const isColoured = !isPlain && (isForced || (stream.isTTY === true && env.TERM !== 'dumb'))
  // Whether to colour is decided here, not again by styleText.
  return isColoured ? (tone, text) => styleText(tone, text, { validateStream: false } as object) : (_tone, text) => text
}

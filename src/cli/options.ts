import { type Command, Option } from 'commander'
import { loopcheckError } from '../errors.ts'
import { type FormatId, formats, usualFormats } from '../report/formats/formats.ts'

/** What all commands share. */
export interface SharedOptions {
  output?: string
  format: FormatId[]
  json?: boolean
  quiet?: boolean
  verbose?: boolean
  color: boolean
  plain?: boolean
}

/** Reads a number of a flag.
 *  @throws LoopcheckError 'bad-number' */
export function numberFrom(
  flag: string,
  rule: { min: number; words: string; example: string; isWhole?: boolean },
): (given: string) => number {
  return (given) => {
    const value = Number(given)
    const isWrong =
      given.trim() === '' ||
      !Number.isFinite(value) ||
      value < rule.min ||
      (rule.isWhole === true && !Number.isInteger(value))
    if (isWrong) throw loopcheckError('bad-number', flag, rule.words, given, rule.example)
    return value
  }
}

/** Seconds on the command line, ms inside. */
export function secondsFrom(flag: string, min: number, example: string): (given: string) => number {
  const read = numberFrom(flag, { min, words: `seconds from ${min} up`, example })
  return (given) => read(given) * 1000
}

function formatsFrom(given: string): FormatId[] {
  const known = Object.keys(formats) as FormatId[]
  const named = given.split(',').map((name) => {
    const format = known.find((id) => id === name.trim())
    if (format === undefined) throw loopcheckError('unknown-format', name.trim(), known)
    return format
  })
  return [...new Set(named)]
}

export function thresholdOption(): Option {
  return new Option('--threshold <ms>', 'shortest stall that counts')
    .argParser(numberFrom('--threshold', { min: 10, words: 'milliseconds from 10 up', example: '20' }))
    .default(20)
}

/** Adds a command's own options and those that all share; each that takes a value can be set in the environment too. */
export function addOptions(command: Command, own: readonly Option[] = []): Command {
  for (const option of [...own, ...sharedOptions()]) {
    if (option.required && option.envVar === undefined) option.env(environmentName(option))
    command.addOption(option)
  }
  return command
}

/** Merges a command's options with those before its name: `loopcheck --no-color run` and `loopcheck run --no-color`. */
export function readOptions<T extends Pick<SharedOptions, 'color' | 'plain'>>(command: Command): T {
  const own = command.opts<T>()
  const before = command.parent?.opts<Pick<SharedOptions, 'color' | 'plain'>>()
  return {
    ...own,
    color: own.color && before?.color !== false,
    ...(own.plain || before?.plain ? { plain: true } : {}),
  }
}

export function noColorOption(): Option {
  return new Option('--no-color', 'no colours')
}

export function plainOption(): Option {
  return new Option('--plain', 'for screen readers: one fact a line, words for signs')
}

/** Closes every help text. */
export const environmentNote = 'An option with a value can be set in the environment too: LOOPCHECK_OUTPUT=out'

function sharedOptions(): Option[] {
  return [
    new Option('-o, --output <dir>', 'folder for the report'),
    new Option('--format <list>', `files to write, of ${Object.keys(formats).join(', ')}`)
      .argParser(formatsFrom)
      .default([...usualFormats], usualFormats.join(',')),
    new Option('--json', 'the report as JSON on stdout, nothing else there'),
    new Option('-q, --quiet', 'no progress, only the verdict'),
    new Option('-v, --verbose', 'every step as a line of its own'),
    noColorOption(),
    plainOption(),
  ]
}

function environmentName(option: Option): string {
  return `LOOPCHECK_${option.name().replaceAll('-', '_').toUpperCase()}`
}

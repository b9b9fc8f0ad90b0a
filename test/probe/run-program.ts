import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { diagnose } from '../../src/diagnose/diagnose.ts'
import type { CaptureRecord, HeaderRecord, Report, StallRecord } from '../../src/model.ts'
import { type ProbeSettings, probeEnvironment } from '../../src/probe/settings.ts'
import type { ProcessRecording, Recording } from '../../src/recording/recording.ts'
import { createRecordingFile } from '../../src/watch/recording-file.ts'

/** The built probe: what users run. */
const probeFolder = new URL('../../dist/probe/', import.meta.url)
const programsFolder = new URL('../programs/', import.meta.url)

export const thresholdMs = 20
export const heartbeatMs = 5

/** The Node.js that runs the programs; another than the tests' own with LOOPCHECK_TEST_NODE. */
export const targetNode = process.env.LOOPCHECK_TEST_NODE ?? process.execPath

export interface RunOptions {
  /** Arguments of the program. */
  args?: readonly string[]
  /** Options of Node.js itself; a function gets the folder of the recording. */
  nodeArgs?: readonly string[] | ((folder: string) => readonly string[])
  env?: NodeJS.ProcessEnv
  settings?: Partial<ProbeSettings>
  /** What happens to the program while it runs; it gets what the program wrote first. */
  during?: (program: RunningProgram) => Promise<void>
}

export interface RunningProgram {
  pid: number
  /** The program's first line. */
  firstLine: string
  kill(signal: NodeJS.Signals): void
}

export interface Ended {
  stdout: string
  stderr: string
  code: number | null
  signal: NodeJS.Signals | null
  wallMs: number
}

export interface ProbedRun extends Ended {
  recording: Recording
  /** The one process of the program. */
  process: ProcessRecording
  report: Report
  /** The recording as it was written. */
  text: string
}

export function programPath(program: string): string {
  return fileURLToPath(new URL(program, programsFolder))
}

/** The 1-based line of a program that ends with the comment `// <mark>`. */
export function markedLine(program: string, mark: string): number {
  const lines = readFileSync(programPath(program), 'utf8').split('\n')
  const index = lines.findIndex((line) => line.endsWith(`// ${mark}`))
  if (index < 0) throw new Error(`${program} has no line marked "${mark}"`)
  return index + 1
}

/** Runs a program of test/programs as it is. */
export function runPlain(program: string, options: RunOptions = {}): Promise<Ended> {
  return run(program, { options, env: { ...cleanEnvironment(), ...options.env }, folder: tmpdir() })
}

/** Runs a program of test/programs under the built probe. */
export async function runProbed(program: string, options: RunOptions = {}): Promise<ProbedRun> {
  const folder = mkdtempSync(join(tmpdir(), 'loopcheck-test-'))
  const file = createRecordingFile(folder, headerOf(program))
  const settings: ProbeSettings = {
    recording: file.path,
    originNs: String(process.hrtime.bigint()),
    thresholdMs,
    heartbeatMs,
    windowFile: file.windowFile,
    hasRequests: true,
    ...options.settings,
  }
  const env = probeEnvironment({ ...cleanEnvironment(), ...options.env }, preloadUrl, settings)
  const ended = await run(program, { options, env, folder })
  const text = readFileSync(file.path, 'utf8')
  const recording = file.seal()
  rmSync(folder, { recursive: true, force: true })
  return Object.defineProperties({ ...ended, text, recording } as ProbedRun, {
    // Read when asked for: not every program leaves a recording of exactly one process.
    process: { get: () => onlyProcess(recording) },
    report: { get: () => diagnose(recording, 'test') },
  })
}

function onlyProcess({ processes }: Recording): ProcessRecording {
  const [process, ...others] = processes.filter((each) => each.process.role !== 'worker-thread')
  if (process === undefined || others.length > 0) throw new Error(`${processes.length} processes`)
  return process
}

export const preloadUrl = new URL('preload.cjs', probeFolder).href

async function run(
  program: string,
  { options, env, folder }: { options: RunOptions; env: NodeJS.ProcessEnv; folder: string },
): Promise<Ended> {
  const { args = [], nodeArgs = [] } = options
  const startedMs = performance.now()
  const child = spawn(
    targetNode,
    [...(typeof nodeArgs === 'function' ? nodeArgs(folder) : nodeArgs), programPath(program), ...args],
    {
      cwd: fileURLToPath(programsFolder),
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const closed = once(child, 'close')
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)]
  if (options.during !== undefined) {
    await Promise.race([firstLine(child), closed])
    await options.during({
      pid: child.pid ?? 0,
      firstLine: stdout().split('\n', 1)[0] ?? '',
      kill: (signal) => child.kill(signal),
    })
  }
  const [code, signal] = (await closed) as [number | null, NodeJS.Signals | null]
  return { stdout: stdout(), stderr: stderr(), code, signal, wallMs: performance.now() - startedMs }
}

async function firstLine(child: ChildProcessByStdio<null, Readable, Readable>): Promise<void> {
  for (let text = ''; !text.includes('\n'); ) text += String((await once(child.stdout, 'data'))[0])
}

function collect(stream: Readable): () => string {
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  return () => Buffer.concat(chunks).toString()
}

/** Nothing of the tests' own: NODE_OPTIONS, colours and the runner's variables would show in the program. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env
  return { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }) }
}

function headerOf(program: string): HeaderRecord {
  return {
    type: 'recording',
    schema: 'loopcheck.recording/v1',
    loopcheck: 'test',
    createdAt: '2026-01-01T00:00:00.000Z',
    command: ['node', program],
    cwd: fileURLToPath(programsFolder),
    thresholdMs,
    heartbeatMs,
    includeValues: false,
    probeFolder: probeFolder.href,
  }
}

/** The innermost line of a program's own that a capture shows. */
export function programLine(process: ProcessRecording, capture: CaptureRecord, program: string): number | undefined {
  return process.stacks.get(capture.stack)?.find((frame) => frame.file.endsWith(`/test/programs/${program}`))?.line
}

/** The stalls with a capture at this line of the program, longest first, and those captures. */
export function stallsAt(
  process: ProcessRecording,
  program: string,
  line: number,
): { stall: StallRecord; captures: CaptureRecord[] }[] {
  return process.stalls
    .map((stall) => ({
      stall,
      captures: (process.captures.get(stall.id) ?? []).filter(
        (capture) => programLine(process, capture, program) === line,
      ),
    }))
    .filter(({ captures }) => captures.length > 0)
    .sort((a, b) => b.stall.durationMs - a.stall.durationMs)
}

import { describe, expect, it } from 'vitest'
import { connectDebugger } from './debugger-client.ts'
import { markedLine, type RunOptions, runPlain, runProbed, stallsAt } from './run-program.ts'

const program = 'stops-at-a-breakpoint.mjs'

describe('beside a debugger', () => {
  it('breakpoints are hit, the debugger sees the variables, and the block after it is found', async () => {
    const watched: string[] = []
    const options = (seen: string[]): RunOptions => ({
      nodeArgs: ['--inspect=127.0.0.1:0'],
      during: async ({ firstLine }) => {
        seen.push(await debug(firstLine))
      },
    })
    const alone: string[] = []
    const plain = await runPlain(program, options(alone))
    const run = await runProbed(program, options(watched))
    expect(plain).toMatchObject({ code: 0, signal: null })
    expect(alone).toEqual([`double at line ${markedLine(program, 'breakpoint')}, count is a number`])
    expect(watched).toEqual(alone)
    expect(run).toMatchObject({ code: 0 })
    expect(withoutAddress(run.stdout)).toBe(withoutAddress(plain.stdout))
    expect(withoutAddress(run.stderr)).toBe(withoutAddress(plain.stderr))
    expect(run.stderr).not.toContain('Waiting for the debugger')
    const [found] = stallsAt(run.process, program, markedLine(program, 'block'))
    expect(found?.stall.durationMs).toBeGreaterThan(200)
    expect(found?.stall.durationMs).toBeLessThan(900)
  })
})

/** Sets a breakpoint, waits until it is hit, looks at a variable, and lets the program go on to its end.
 *  @returns what the debugger saw */
async function debug(url: string): Promise<string> {
  const client = await connectDebugger(url)
  await client.send('Runtime.enable')
  await client.send('Debugger.enable')
  const paused = client.next('Debugger.paused')
  const { breakpointId } = await client.send('Debugger.setBreakpointByUrl', {
    urlRegex: `.*/${program.replace('.', '\\.')}$`,
    lineNumber: markedLine(program, 'breakpoint') - 1,
  })
  const { callFrames } = (await paused) as {
    callFrames: { callFrameId: string; functionName: string; location: { lineNumber: number } }[]
  }
  const [frame] = callFrames
  // The probe takes this pause for a stall, and asks.
  await new Promise((resolve) => setTimeout(resolve, 200))
  const { result } = (await client.send('Debugger.evaluateOnCallFrame', {
    callFrameId: frame?.callFrameId,
    expression: 'typeof count',
  })) as { result: { value: string } }
  await client.send('Debugger.removeBreakpoint', { breakpointId })
  await client.send('Debugger.resume')
  await client.send('Debugger.disable')
  await client.send('Runtime.evaluate', { expression: 'globalThis.isDone = true' })
  // Breaking off at once, right after resuming, was seen to crash Node.js 20 and 22 (SIGSEGV), without any probe.
  await new Promise((resolve) => setTimeout(resolve, 100))
  client.close()
  return `${frame?.functionName} at line ${(frame?.location.lineNumber ?? -1) + 1}, count is a ${result.value}`
}

function withoutAddress(text: string): string {
  return text.replaceAll(/ws:\S+/g, 'ws:')
}

import { describe, expect, it } from 'vitest'
import { parseOptions, roundsByLife } from '../../bench/overhead/options.ts'

const defaults = { node: '/usr/bin/node', output: '/results' }

describe('parseOptions', () => {
  it('measures every server on the Node.js that runs it, unless told otherwise', () => {
    const options = parseOptions([], defaults)
    expect(options).toMatchObject({
      nodes: ['/usr/bin/node'],
      serverIds: ['hello', 'fastify', 'calls'],
      output: '/results',
    })
    expect(options.rounds).toBeGreaterThanOrEqual(30)
  })

  it('takes several Node.js programs and other builds of the probe', () => {
    const options = parseOptions(
      ['--node', '/a/node', '--node', '/b/node', '--only', 'hello', '--probe', 'before=/old/dist/probe'],
      defaults,
    )
    expect(options.nodes).toEqual(['/a/node', '/b/node'])
    expect(options.serverIds).toEqual(['hello'])
    expect(options.probes).toEqual([{ name: 'before', folder: '/old/dist/probe' }])
  })

  it('never has a life without a round', () => {
    expect(parseOptions(['--rounds', '2', '--lives', '5'], defaults).lives).toBe(2)
  })

  it.each([
    [['--rounds', '0'], '--rounds must be a whole number from 1 up, got "0"'],
    [['--slice', 'long'], '--slice must be a whole number'],
    [['--only', 'express'], 'There is no server "express". Known: hello, fastify, calls.'],
    [['--probe', '/old/dist'], '--probe must be name=folder'],
    [['--probe', 'probe=/old'], 'The name "probe" is taken'],
    [['--fast'], "Unknown option '--fast'"],
  ])('says what is wrong with %j', (args, message) => {
    expect(() => parseOptions(args, defaults)).toThrow(message)
  })
})

describe('roundsByLife', () => {
  it('shares the rounds out as evenly as may be', () => {
    expect(roundsByLife(36, 3)).toEqual([12, 12, 12])
    expect(roundsByLife(8, 3)).toEqual([3, 3, 2])
    expect(roundsByLife(3, 3)).toEqual([1, 1, 1])
  })
})

import { describe, expect, it } from 'vitest'
import { type ProbeSettings, probeEnvironment, readSettings, settingsVariable } from '../../src/probe/settings.ts'

const settings: ProbeSettings = {
  recording: '/tmp/recording.jsonl',
  originNs: '12345678901234567',
  thresholdMs: 20,
  heartbeatMs: 5,
  hasRequests: true,
}

describe('readSettings', () => {
  it('reads what probeEnvironment wrote', () => {
    expect(readSettings(probeEnvironment({}, 'file:///probe/preload.cjs', settings))).toEqual(settings)
  })

  it('watches nothing without settings', () => {
    expect(readSettings({})).toBeUndefined()
  })

  it.each(['', '{', 'null', '[]', '{"recording":"/tmp/r"}', '{"recording":1,"originNs":"1"}'])(
    'watches nothing with damaged settings: %s',
    (text) => {
      expect(readSettings({ [settingsVariable]: text })).toBeUndefined()
    },
  )
})

describe('probeEnvironment', () => {
  it('requires the probe', () => {
    expect(probeEnvironment({}, 'file:///probe/preload.cjs', settings).NODE_OPTIONS).toBe(
      '--require="/probe/preload.cjs"',
    )
  })

  it('keeps the options that are there, and everything else', () => {
    const env = probeEnvironment({ NODE_OPTIONS: '--no-warnings', PATH: '/bin' }, 'file:///p.cjs', settings)
    expect(env).toMatchObject({ NODE_OPTIONS: '--no-warnings --require="/p.cjs"', PATH: '/bin' })
  })

  it('quotes paths with spaces, quotes and backslashes', () => {
    const env = probeEnvironment({}, 'file:///my%20probe/a%22b/c%5Cd.cjs', settings)
    expect(env.NODE_OPTIONS).toBe('--require="/my probe/a\\"b/c\\\\d.cjs"')
  })
})

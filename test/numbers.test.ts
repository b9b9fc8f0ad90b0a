import { expect, test } from 'vitest'
import {
  formatBytes,
  formatCount,
  formatInterval,
  formatMs,
  formatRate,
  formatRatio,
  formatShare,
  formatTimes,
} from '../src/numbers.ts'

test('says a duration with as many digits as matter, and in the unit that fits', () => {
  const given = [
    0, 0.0042, 0.42, 5, 3.14, 9.96, 412.4, 999.4, 999.6, 9_213, 9_999, 10_000, 31_420, 59_960, 125_000, 600_000,
    3_599_600, 36_725_000, -2.1,
  ]
  expect(given.map(formatMs)).toEqual([
    '0 ms',
    '0.0042 ms',
    '0.42 ms',
    '5 ms',
    '3.1 ms',
    '10 ms',
    '412 ms',
    '999 ms',
    '1.00 s',
    '9.21 s',
    '10.0 s',
    '10 s',
    '31.4 s',
    '1 min',
    '2 min 5 s',
    '10 min',
    '1 h',
    '10 h 12 min',
    '-2.1 ms',
  ])
})

test('shows what was not measured as a dash, never as 0', () => {
  const formats = [formatMs, formatShare, formatRatio, formatBytes, formatCount, formatRate]
  for (const missing of [undefined, null, Number.NaN]) {
    expect(formats.map((format) => format(missing))).toEqual(formats.map(() => '–'))
  }
  expect(formatInterval(undefined)).toBe('–')
})

test('keeps a small share from being rounded to nothing', () => {
  expect([0, 0.0002, 0.031, 0.3186, 1].map(formatShare)).toEqual(['0 %', '< 0.1 %', '3.1 %', '32 %', '100 %'])
})

test('says a ratio as a factor, and in words where it is a change', () => {
  expect([0.0073, 0.057, 1, 1.24, 140.4].map(formatRatio)).toEqual(['× 0.0073', '× 0.057', '× 1', '× 1.2', '× 140'])
  expect([0, 0.0073, 0.8, 1.9, 3.04].map(formatTimes)).toEqual(['none left', '137 times less', '', '', '3 times more'])
  expect(formatInterval({ low: 0.051, high: 0.0642 })).toBe('× 0.051 to 0.064')
  expect(formatInterval({ low: 0.5, high: Number.POSITIVE_INFINITY })).toBe('× 0.5 to ∞')
})

test('counts bytes in powers of 1024 and groups thousands', () => {
  expect([512, 12_288, 98_000_000, 1.3e9].map(formatBytes)).toEqual(['512 B', '12 KiB', '93 MiB', '1.2 GiB'])
  expect([999, 12_345, 1_234_567].map(formatCount)).toEqual(['999', '12,345', '1,234,567'])
  expect([0, 3.44, 218.4].map(formatRate)).toEqual(['0/s', '3.4/s', '218/s'])
})

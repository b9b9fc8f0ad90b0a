import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEngine } from '../../../../src/fixtures-server/scenarios/analysis/strategies/engine.ts'
import type { AnalysisStrategy } from '../../../../src/fixtures-server/scenarios/analysis/strategies/strategy.ts'
import { analyseText } from './analyse-text.ts'

let folder: string
let engine: AnalysisStrategy
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "loopcheck-it's-"))
  engine = await startEngine({ workers: 1, engineThreads: 2, logPath: join(folder, 'work.log') })
})
afterAll(async () => {
  await engine.close()
  await rm(folder, { recursive: true })
})

describe('the engine', () => {
  it.each([
    ['types', 'a,b,c,d,e,f\n1,1.5,2026-02-28,true,x,\n-2,-0.25,2024-02-29,false,"y, z",\n,3,,,"say ""no""",\n'],
    ['days that are none', 'a,b\n2026-02-30,1\n2026-02-28,2\n'],
    ['mixed columns', 'a,b,c\n1,true,1\n2.50,1,2026-01-01\n-0,false,x\n'],
    ['many digits', 'a,b,c\n9999999.99,12345678,1.234\n-9999999.99,1,2\n'],
    ['equal values written differently', 'a\n1.5\n1.50\n01.5\n1\n1.00\n'],
    ['one row', 'a,b\n1,2\n'],
    ['no rows', 'a,b\n'],
    ['no numbers', 'a,b\nx,true\ny,false\n'],
    ['words beyond ASCII', 'a\nKöln\nŁódź\n東京\nA\nz\n'],
    ['line ends of Windows', 'a,b\r\n1,2\r\n3,"4"\r\n'],
    ['a sum beyond 2⁵³', `a,b\n${'9999999.99,-9999999.97\n9999999.98,9999999.96\n'.repeat(500)}`],
  ])('answers as JavaScript does: %s', async (_name, text) => {
    const path = join(folder, 'some.csv')
    await writeFile(path, text)
    const { analysis } = await engine.analyse(path)
    expect(JSON.stringify(analysis)).toBe(JSON.stringify(analyseText(text)))
  })

  it('refuses a row with too many cells, and works on', async () => {
    const path = join(folder, 'odd.csv')
    await writeFile(path, 'a,b\n1,2\n1,2,3\n')
    await expect(engine.analyse(path)).rejects.toThrow()
    await writeFile(path, 'a\n1\n')
    expect((await engine.analyse(path)).analysis.rows).toBe(1)
  })
})

import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { FindLack } from '../accuracy/needs.ts'
import type { Program } from '../accuracy/truth.ts'
import type { Peer, Setting } from './peer.ts'
import { failedMark, type ProgramMark, scoreAnswer } from './score-answer.ts'

/** Runs every program under a tool, one after the other. */
export async function examinePeer(
  peer: Peer,
  programs: readonly Program[],
  setting: Setting & { findLack: FindLack; say: (text: string) => void },
): Promise<ProgramMark[]> {
  const marks: ProgramMark[] = []
  for (const program of programs) {
    if ((await setting.findLack(program.truth.needs)) !== undefined) continue
    const folder = join(setting.folder, peer.id, program.id)
    mkdirSync(folder, { recursive: true })
    const mark = await examineProgram(peer, program, { ...setting, folder })
    rmSync(folder, { recursive: true, force: true })
    marks.push(mark)
    setting.say(`  ${peer.id.padEnd(14)}${program.id.padEnd(22)}${describe(mark)}`)
  }
  return marks
}

async function examineProgram(peer: Peer, program: Program, setting: Setting): Promise<ProgramMark> {
  try {
    return scoreAnswer(program, await peer.examine(program, setting))
  } catch (error) {
    return failedMark(program, (error as Error).message)
  }
}

function describe({ isNegative, isBlocked, isAccusing, blocks, failure, evidence }: ProgramMark): string {
  if (failure !== undefined) return `FAILED: ${failure.replaceAll('\n', ' ')}`
  const says = isBlocked === undefined ? '' : isBlocked ? 'blocked' : 'fine'
  if (isNegative) return `clean: ${[says, isAccusing ? 'names code' : ''].join(' ')} (${evidence})`
  const places = blocks.map(({ isLine, isFunction, isFile, said, expected }) =>
    isLine
      ? 'line'
      : `${isFunction ? 'function' : isFile ? 'file' : 'WRONG'}, said ${said ?? 'nothing'}, not ${expected}`,
  )
  return `${says.padEnd(8)}${places.join('; ')} (${evidence})`
}

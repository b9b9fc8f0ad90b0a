import { constants, setPriority } from 'node:os'

/** Lets the server's own thread go first where both want the same core: what computes can wait, what answers cannot.
 *  On Linux it holds for this thread alone (setpriority(2), "C library/kernel differences"); elsewhere it would slow the
 *  whole process down. */
export function stepBack(): void {
  if (process.platform !== 'linux') return
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // Not allowed here: it works without, only less evenly.
  }
}

import { setTimeout as pause } from 'node:timers/promises'

export async function retrying(attempt) {
  for (let count = 0; ; count++) {
    try {
      return await attempt(count)
    } catch (error) {
      if (count >= 3) throw error
      await pause(80)
    }
  }
}

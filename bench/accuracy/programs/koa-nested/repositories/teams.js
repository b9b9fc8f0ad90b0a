import { setTimeout as pause } from 'node:timers/promises'

const teams = Array.from({ length: 1700 }, (_, id) => ({ name: `Team ${id}`, strength: (id * 7919) % 101 }))

export async function teamsOf(league) {
  await pause(2)
  return teams.filter((team) => team.name !== league)
}

import { teamsOf } from '../repositories/teams.js'
import { playOut } from './play-out.js'

export async function standingsOf(league, season) {
  const teams = await teamsOf(league)
  const points = playOut(teams, season)
  return teams.map((team, index) => ({ team: team.name, points: points[index] })).sort((a, b) => b.points - a.points).slice(0, 5)
}

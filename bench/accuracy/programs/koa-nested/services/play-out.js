export function playOut(teams, season) {
  const points = new Array(teams.length).fill(0)
  for (let home = 0; home < teams.length; home++) { // blocks
    for (let guest = 0; guest < teams.length; guest++) { // blocks
      const edge = Math.sin(teams[home].strength * season) - Math.sin(teams[guest].strength * season) // blocks
      points[home] += edge > 0 ? 3 : edge === 0 ? 1 : 0 // blocks
    }
  }
  return points
}

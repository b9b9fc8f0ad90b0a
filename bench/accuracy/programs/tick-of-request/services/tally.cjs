function tally(ballots, rounds) {
  const votes = new Array(12).fill(0)
  for (let round = 0; round < rounds; round++) { // blocks
    for (const ballot of ballots) votes[(ballot * 31 + round) % 12]++ // blocks
  }
  return votes
}

module.exports = { tally }

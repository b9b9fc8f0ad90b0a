exports.ballots = Int32Array.from({ length: 1_000_000 }, (_, index) => (index * 48_271) & 0xffff)

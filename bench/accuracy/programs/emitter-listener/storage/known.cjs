exports.known = Array.from({ length: 5_000 }, (_, index) =>
  Array.from({ length: 1_500 }, (_, word) => (index * word) % 7 === 0 ? 'invoice' : `w${word}`),
)

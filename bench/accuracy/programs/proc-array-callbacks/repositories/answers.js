const answers = Array.from({ length: 420 }, (_, id) => Array.from({ length: 300 }, (__, at) => (id * (at + 3)) % 11))

export async function answersOf(year) {
  await new Promise((resolve) => setTimeout(resolve, 2))
  return year > 0 ? answers : []
}

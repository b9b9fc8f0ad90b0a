import { Register } from '../people/register.ts'

const register = new Register(16_000)

export async function findAlike(name: string): Promise<string[]> {
  const people = await register.all()
  const codes = register.codes(people)
  return people.filter((_, index) => codes[index] === codes[0]).filter((one) => one !== name).slice(0, 3)
}

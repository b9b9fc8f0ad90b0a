const words = Array.from({ length: 4200 }, (_, index) => `${(index * 7919) % 10_007} words`)

export async function textOf(name: string): Promise<string[]> {
  await new Promise<void>((resolve) => setTimeout(resolve, 1))
  return name === '' ? [] : [...words]
}

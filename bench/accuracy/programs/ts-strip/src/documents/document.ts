export type Tree = { name: string; children: Tree[] }

function grow(depth: number): Tree {
  const children = depth === 0 ? [] : Array.from({ length: 7 }, () => grow(depth - 1))
  return { name: `node at depth ${depth} with a name that is long enough`, children }
}

const invoice: Tree = grow(7)

export async function documentOf(name: string): Promise<Tree> {
  await new Promise<void>((resolve) => setTimeout(resolve, 2))
  return name === '' ? grow(0) : invoice
}

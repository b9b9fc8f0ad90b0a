export function encodeAll(names: readonly string[], options: { length: number }): string[]

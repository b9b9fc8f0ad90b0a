import type { Frame } from '../../model.ts'

/** What a service's layers are called, most telling first. */
const layers: readonly { name: string; words: RegExp }[] = [
  { name: 'middleware', words: /middleware|^hooks?$/u },
  { name: 'route', words: /^(?:routes?|router|controllers?|handlers?|endpoints?|api)$/u },
  { name: 'service', words: /^(?:services?|usecases?)$/u },
  { name: 'data access', words: /^(?:providers?|repository|repositories|repo|dao|stores?|databases?|db|models?)$/u },
  { name: 'driver', words: /^(?:drivers?|clients?|adapters?|pool)$/u },
]

/** The layer of a function, by the words of its class, its file or its folder.
 *  @returns undefined where they do not tell */
export function layerOf({ function: name, file }: Pick<Frame, 'function' | 'file'>): string | undefined {
  const parts = file.split('/')
  const base = parts.at(-1)?.replace(/\.[^.]*$/u, '') ?? ''
  const owner = name.includes('.') ? (name.split('.')[0] ?? '') : ''
  for (const text of [base, owner, parts.at(-2) ?? '']) {
    // The last word is what it is, those before say of what: database-service, QueryClient.
    for (const word of wordsOf(text).reverse()) {
      const found = layers.find(({ words }) => words.test(word))
      if (found !== undefined) return found.name
    }
  }
  return undefined
}

function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

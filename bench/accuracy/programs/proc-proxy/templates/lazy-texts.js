import { normalise } from './normalise.js'

export function lazyTexts(texts) {
  return new Proxy(texts, {
    get(target, name, receiver) {
      const text = Reflect.get(target, name, receiver)
      return typeof text === 'string' ? normalise(text) : text
    },
  })
}

import { copyOf } from './copy.js'

export class Settings {
  #current = new Map(
    Array.from({ length: 30_000 }, (_, index) => [`tenant-${index}`, { theme: 'dark', limits: { seats: index, gb: 5 } }]),
  )

  async snapshot() {
    await this.#refresh()
    return copyOf(this.#current)
  }

  async #refresh() {
    this.#current.set('tenant-0', { theme: 'light', limits: { seats: 1, gb: 1 } })
  }
}

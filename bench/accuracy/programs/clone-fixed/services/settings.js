export class Settings {
  #current = new Map(
    Array.from({ length: 30_000 }, (_, index) => [
      `tenant-${index}`,
      Object.freeze({ theme: 'dark', limits: Object.freeze({ seats: index, gb: 5 }) }),
    ]),
  )

  async change(tenant) {
    const known = this.#current.get(`tenant-${tenant}`)
    this.#current.set(`tenant-${tenant}`, Object.freeze({ ...known, theme: 'light' }))
    return this.#current
  }
}

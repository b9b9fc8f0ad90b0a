const { promisify } = require('node:util')

const fetchLater = promisify((name, done) => setTimeout(done, 2, null, { name }))

class SettingsStore {
  values = Array.from({ length: 90_000 }, (_, id) => ({ id, key: `key.${id}`, value: { on: id % 2 === 0 } }))

  async load(name) {
    const found = await fetchLater(name)
    return this.copyFor(found)
  }

  copyFor({ name }) {
    const copy = structuredClone({ name, values: this.values }) // blocks
    return copy
  }
}

module.exports = { SettingsStore }

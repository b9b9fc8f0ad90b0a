const store = new Map()
for (let index = 0; index < 220_000; index++) store.set(`key-${index}`, { index, tags: [`t${index}`], next: { index } })

module.exports = { store }

import { mkdirSync, writeFileSync } from 'node:fs'

const readings = Array.from({ length: 90_000 }, (_, id) => ({ id, sensor: `s${id % 97}`, value: (id * 37) % 1013, tags: ['a', 'b'] }))
mkdirSync('dist', { recursive: true })
writeFileSync('dist/load.json', JSON.stringify({ requests: [{ method: 'POST', path: '/imports/plant', body: { readings } }] }))

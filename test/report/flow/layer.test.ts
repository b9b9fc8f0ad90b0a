import { expect, test } from 'vitest'
import { layerOf } from '../../../src/report/flow/layer.ts'

test.each([
  ['getTables', 'src/tables/route.ts', 'route'],
  ['FileController.list', 'src/x.ts', 'route'],
  ['FileService.getTables', 'src/files.ts', 'service'],
  ['list', 'src/services/tables.ts', 'service'],
  ['find', 'src/blocking-provider.ts', 'data access'],
  ['PostgresqlProvider.find', 'src/pg.ts', 'data access'],
  ['find', 'src/db/tables.ts', 'data access'],
  ['execute', 'src/sync-driver.ts', 'driver'],
  ['auth', 'src/middleware/auth.ts', 'middleware'],
])('calls %s in %s the layer %s', (name, file, layer) => {
  expect(layerOf({ function: name, file })).toBe(layer)
})

test.each([
  ['main', 'src/main.ts'],
  ['', ''],
  ['apiary', 'src/apiary.ts'],
  ['__proto__', '__proto__/constructor.js'],
])('does not guess for %s in %s', (name, file) => {
  expect(layerOf({ function: name, file })).toBeUndefined()
})

// Prints what a program can see of the world it runs in.
const util = require('node:util')
const builtins = ['fs', 'crypto', 'zlib', 'child_process', 'v8', 'net', 'http', 'module', 'worker_threads', 'buffer']

const shapeOf = (value) =>
  Reflect.ownKeys(value).map((key) => {
    const { writable, enumerable, configurable, value: inner } = Object.getOwnPropertyDescriptor(value, key)
    const kind = typeof inner === 'function' ? `${inner.name}/${inner.length}/${Reflect.ownKeys(inner).map(String)}` : ''
    return `${String(key)} ${writable} ${enumerable} ${configurable} ${kind}`
  })

/** Other properties are filled in when they are first used, by whoever comes first. */
const synchronous = (module) =>
  Object.keys(module)
    .filter((key) => key.endsWith('Sync') && typeof module[key] === 'function')
    .map((key) => `${key} ${module[key].name}/${module[key].length}/${Reflect.ownKeys(module[key]).map(String)}`)

const world = {
  globals: Object.keys(globalThis),
  globalNames: Object.getOwnPropertyNames(globalThis),
  enumerated: (() => {
    const names = []
    for (const name in globalThis) names.push(name)
    return names
  })(),
  error: shapeOf(Error),
  stackTraceLimit: Error.stackTraceLimit,
  json: shapeOf(JSON),
  atomics: shapeOf(Atomics),
  structuredClone: util.inspect(structuredClone),
  process: Object.keys(process).filter((key) => !['_events', '_eventsCount'].includes(key)),
  dlopen: shapeOf(process.dlopen).concat(process.dlopen.name, process.dlopen.length),
  execArgv: process.execArgv,
  argv: process.argv.length,
  activeResources: process.getActiveResourcesInfo(),
  warnings: process.listenerCount('warning'),
  isMain: require.main === module,
  parent: module.parent,
  paths: Object.keys(require.cache),
  builtins: builtins.map((name) => [name, Object.keys(require(name)), synchronous(require(name))]),
  buffer: [shapeOf(Buffer), shapeOf(Buffer.prototype)],
  module: shapeOf(require('node:module').prototype),
  socket: shapeOf(require('node:net').Socket.prototype),
  hash: shapeOf(require('node:crypto').Hash.prototype),
}
console.log(util.inspect(world, { depth: 5, maxArrayLength: null, breakLength: 200 }))

// Prints every own property of what programs and libraries look at, one a line: path, flags, value in short.
const owners = {
  globalThis,
  process,
  JSON,
  Atomics,
  Array: Array.prototype,
  BigInt: BigInt.prototype,
  Error,
  Function: Function.prototype,
  Object,
  Promise: Promise.prototype,
  Reflect,
  TextDecoder: TextDecoder.prototype,
  TextEncoder: TextEncoder.prototype,
  Buffer,
  'Buffer.prototype': Buffer.prototype,
  Module: require('node:module'),
  'Module.prototype': require('node:module').prototype,
}
for (const name of ['fs', 'fs/promises', 'crypto', 'zlib', 'child_process', 'v8', 'net', 'http', 'https', 'http2', 'events', 'timers'])
  owners[name] = require(`node:${name}`)
owners['net.Socket.prototype'] = require('node:net').Socket.prototype
owners['http.Server.prototype'] = require('node:http').Server.prototype
owners['events.prototype'] = require('node:events').prototype
owners['MessagePort.prototype'] = require('node:worker_threads').MessagePort.prototype
owners['Worker.prototype'] = require('node:worker_threads').Worker.prototype

const functionText = Function.prototype.toString

function shapeOf(value) {
  if (typeof value !== 'function') return typeof value === 'object' ? Object.prototype.toString.call(value) : String(value)
  const hasPrototype = Object.hasOwn(value, 'prototype')
  return `function ${value.name}/${value.length} ${hasPrototype} ${Reflect.ownKeys(value).map(String).join()}`
}

/** What is different in every process, or counted. */
const changing = /^process\.(pid|ppid|hrtime|_startTime|_events|_eventsCount|title)$|^process\.env$/

for (const [name, owner] of Object.entries(owners)) {
  console.log(`${name}\t${Object.isFrozen(owner)} ${Object.isExtensible(owner)} ${Reflect.ownKeys(owner).map(String).join()}`)
  for (const key of Reflect.ownKeys(owner)) {
    const path = `${name}.${String(key)}`
    if (changing.test(path)) continue
    const { writable, enumerable, configurable, value, get, set } = Object.getOwnPropertyDescriptor(owner, key)
    console.log(`${path}\t${writable} ${enumerable} ${configurable} ${typeof get} ${typeof set} ${get ? '' : shapeOf(value)}`.replaceAll(/[\n]+/g, ' '))
    if (typeof value === 'function') console.log(`${path}.toString\t${functionText.call(value).replaceAll(/\s+/g, ' ').slice(0, 60)}`)
  }
}

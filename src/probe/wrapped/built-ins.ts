import { Buffer } from 'node:buffer'
import childProcess from 'node:child_process'
import crypto from 'node:crypto'
import fs from 'node:fs'
import v8 from 'node:v8'
import { MessagePort, Worker } from 'node:worker_threads'
import zlib from 'node:zlib'
import type { Describe } from '../stall-capture.ts'
import type { Wrapper } from '../wrap.ts'
import { count, extent, size } from './describe.ts'
import { describeChildProcess, describeCrypto, describeFs, describeWait, describeZlib } from './describe-calls.ts'

/** Wraps the synchronous functions that no interrupt can see into, because no JavaScript runs while they work. */
export function wrapBuiltIns(wrapper: Wrapper): void {
  wrapAllSync(wrapper, fs, 'fs', describeFs)
  wrapAllSync(wrapper, childProcess, 'child_process', describeChildProcess)
  wrapAllSync(wrapper, zlib, 'zlib', () => describeZlib)
  wrapAllSync(wrapper, crypto, 'crypto', describeCrypto)

  // Their synchronous form has no Sync in the name; with a callback they return at once and the flag is down.
  for (const name of [
    'randomBytes',
    'sign',
    'verify',
    'hash',
    'publicEncrypt',
    'publicDecrypt',
    'privateEncrypt',
    'privateDecrypt',
    'createPrivateKey',
    'createPublicKey',
  ]) {
    wrapper.method(crypto, name, `crypto.${name}`, describeCrypto(name))
  }
  for (const name of ['Hash', 'Hmac', 'Sign', 'Verify', 'Cipheriv', 'Decipheriv'] as const) {
    const prototype: object | undefined = (crypto as unknown as Record<string, { prototype?: object }>)[name]?.prototype
    if (prototype === undefined) continue
    for (const method of ['update', 'digest', 'final', 'sign', 'verify']) {
      wrapper.method(prototype, method, `crypto.${name}.${method}`, (args) => size(args[0]))
    }
  }

  wrapper.method(Atomics, 'wait', 'Atomics.wait', describeWait)
  wrapper.method(JSON, 'parse', 'JSON.parse', (args) => size(args[0]))
  wrapper.method(JSON, 'stringify', 'JSON.stringify', (_args, result) => size(result))
  wrapper.method(globalThis, 'structuredClone', 'structuredClone', ([value]) => extent(value))
  for (const name of ['serialize', 'deserialize']) {
    wrapper.method(v8, name, `v8.${name}`, (args, result) => size(result) ?? size(args[0]))
  }
  wrapper.method(MessagePort.prototype, 'postMessage', 'MessagePort.postMessage', ([value]) => extent(value))
  wrapper.method(Worker.prototype, 'postMessage', 'Worker.postMessage', ([value]) => extent(value))
  wrapLanguage(wrapper)
  wrapper.method(Buffer.prototype, 'toString', 'Buffer.toString', (_args, result) => size(result))
  for (const name of ['from', 'concat']) {
    wrapper.method(Buffer, name, `Buffer.${name}`, (_args, result) => size(result))
  }
}

/** What the language itself may take long for without running JavaScript, and programs do not call in their inner loops. */
function wrapLanguage(wrapper: Wrapper): void {
  for (const name of ['sort', 'toSorted']) {
    wrapper.method(Array.prototype, name, `Array.${name}`, (_args, result) => extent(result))
    wrapper.method(Object.getPrototypeOf(Uint8Array.prototype) as object, name, `TypedArray.${name}`, elements)
  }
  wrapper.method(BigInt.prototype, 'toString', 'BigInt.toString')
  wrapper.method(String.prototype, 'normalize', 'String.normalize', (_args, result) => size(result))
  wrapper.method(TextDecoder.prototype, 'decode', 'TextDecoder.decode', (_args, result) => size(result))
  wrapper.method(TextEncoder.prototype, 'encode', 'TextEncoder.encode', (_args, result) => size(result))
  // There only with --expose-gc.
  wrapper.method(globalThis, 'gc', 'gc')
}

function elements(_args: readonly unknown[], result: unknown): string | undefined {
  return ArrayBuffer.isView(result) && 'length' in result ? count(Number(result.length), 'element') : undefined
}

/** @param describe for each function's name */
function wrapAllSync(wrapper: Wrapper, module: object, name: string, describe: (key: string) => Describe): void {
  for (const key of Object.keys(module)) {
    if (key.endsWith('Sync')) wrapper.method(module, key, `${name}.${key}`, describe(key))
  }
}

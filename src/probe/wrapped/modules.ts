import Module from 'node:module'
import { basename } from 'node:path'
import type { Wrapper } from '../wrap.ts'
import { path } from './describe.ts'
import { describeSql } from './describe-sql.ts'

/** Wraps `require` and, as they are loaded, the functions of native add-ons.
 *  @returns tells its listeners of everything that is required, also inside packages that an ES module imports */
export function wrapModules(wrapper: Wrapper): { onLoad: (listener: (loaded: unknown) => void) => void } {
  const listeners: ((loaded: unknown) => void)[] = []
  wrapper.heard(
    Module.prototype,
    'require',
    'require',
    ([specifier]) => path(specifier),
    (loaded) => {
      for (const listener of listeners) {
        try {
          listener(loaded)
        } catch {
          // An exotic module (a throwing proxy) stays as it is.
        }
      }
    },
  )
  wrapDlopen(wrapper)
  return {
    onLoad(listener) {
      listeners.push(listener)
    },
  }
}

function wrapDlopen(wrapper: Wrapper): void {
  const { dlopen } = process
  if (typeof dlopen !== 'function') return
  // The program may replace it later.
  const { apply } = Reflect
  const holder = {
    dlopen(this: unknown, ...args: Parameters<typeof dlopen>): void {
      apply(dlopen, this, args)
      try {
        const [module, file] = args as [{ exports?: unknown }, string]
        wrapAddon(wrapper, module, basename(String(file), '.node'))
      } catch {
        // A frozen or exotic add-on stays as it is; its stalls are then seen by a late interrupt only.
      }
    },
  }
  Object.defineProperties(holder.dlopen, Object.getOwnPropertyDescriptors(dlopen))
  process.dlopen = holder.dlopen
}

function wrapAddon(wrapper: Wrapper, module: { exports?: unknown }, name: string): void {
  const { exports } = module
  if (typeof exports === 'function') module.exports = wrapFunction(wrapper, exports as AnyFunction, name)
  if (typeof exports !== 'object' || exports === null) return
  for (const key of Object.keys(exports)) {
    const property = Object.getOwnPropertyDescriptor(exports, key)
    if (property === undefined || typeof property.value !== 'function' || property.writable !== true) continue
    ;(exports as Record<string, unknown>)[key] = wrapFunction(wrapper, property.value as AnyFunction, `${name}.${key}`)
  }
}

type AnyFunction = (...args: never[]) => unknown

/** A class keeps its identity and has its methods wrapped; a plain function is wrapped itself. */
function wrapFunction(wrapper: Wrapper, original: AnyFunction, callee: string): AnyFunction {
  const prototype: unknown = original.prototype
  const methods = typeof prototype === 'object' && prototype !== null ? Object.getOwnPropertyNames(prototype) : []
  const own = methods.filter((method) => method !== 'constructor')
  if (own.length === 0) return wrapper.callable(original, callee, describeSql)
  for (const method of own) wrapper.method(prototype as object, method, `${callee}.${method}`, describeSql)
  return original
}

/** node:sqlite prints a warning when it is first loaded, so it is wrapped only once the program itself has loaded it.
 *  @returns true when there is nothing left to do */
export function wrapSqlite(wrapper: Wrapper): boolean {
  const { moduleLoadList } = process as unknown as { moduleLoadList?: string[] }
  if (moduleLoadList === undefined || typeof process.getBuiltinModule !== 'function') return true
  if (!moduleLoadList.includes('NativeModule sqlite')) return false
  const sqlite = process.getBuiltinModule('node:sqlite' as 'node:fs') as unknown as Record<
    string,
    { prototype?: object }
  >
  for (const name of ['DatabaseSync', 'StatementSync']) {
    const prototype = sqlite[name]?.prototype
    if (prototype === undefined) continue
    for (const method of ['exec', 'prepare', 'all', 'get', 'run', 'iterate', 'backup']) {
      wrapper.method(prototype, method, `node:sqlite ${name}.${method}`, describeSql)
    }
  }
  return true
}

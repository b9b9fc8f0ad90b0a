import { routeExpression } from '../../route-pattern.ts'
import { foldPath } from '../fold-path.ts'
import type { ExpressApp, ExpressLayer, ExpressRouter } from './express-shapes.ts'

const maxDepth = 12
/** Layers looked at to find one route. */
const maxLayers = 10_000

/** The prefix under which a route is mounted, as it was written.
 *  @param asked the same prefix as it was asked for: tells several mounts of one router apart
 *  @returns without trailing slash; '' for a route of the application itself; where the way to the route cannot be found, the
 *  folded `asked` */
export function mountOf(mounted: { route: object; asked: string; app: ExpressApp | undefined }): string {
  const { route, asked, app } = mounted
  for (const way of waysTo(route, app)) {
    const written = followWay(way, asked)
    if (written !== undefined) return written
  }
  return asked === '' ? '' : foldPath(asked)
}

/** The same for a route that an error has left: Express has then put `baseUrl` back, and only the whole path is known. */
export function mountLeft(left: { route: object; own: string; path: string; app: ExpressApp | undefined }): string {
  const { route, own, path, app } = left
  const segments = path.split('/')
  const expression = routeExpression(own)
  for (let count = 2; count <= segments.length; count++) {
    const asked = segments.slice(0, count).join('/')
    const rest = `/${segments.slice(count).join('/')}`
    if (!expression.test(rest)) continue
    for (const way of waysTo(route, app)) {
      const written = followWay(way, asked)
      if (written !== undefined) return written
    }
  }
  return ''
}

/** A layer, or an application with the path at which it is mounted. */
type Mount = ExpressLayer

const known = new WeakMap<object, Mount[][]>()

function waysTo(route: object, app: ExpressApp | undefined): Mount[][] {
  const found = known.get(route)
  if (found !== undefined) return found
  const ways: Mount[][] = []
  const above = mountsAbove(app)
  let layers = 0
  function look(router: ExpressRouter | undefined, way: Mount[]): void {
    for (const layer of router?.stack ?? []) {
      if (layers++ > maxLayers) return
      if (layer.route === route) ways.push([...above, ...way])
      else if (layer.route === undefined && way.length < maxDepth) look(routerOf(layer.handle), [...way, layer])
    }
  }
  look(routerOf(app), [])
  known.set(route, ways)
  return ways
}

/** An application's router, or the thing itself. */
function routerOf(handle: unknown): ExpressRouter | undefined {
  if (typeof handle !== 'function') return undefined
  if (Array.isArray((handle as ExpressRouter).stack)) return handle as ExpressRouter
  const app = handle as ExpressApp
  return app._router ?? app.router
}

/** Express hides mounted applications in closures, but they know their parents. */
function mountsAbove(app: ExpressApp | undefined): Mount[] {
  const mounts: Mount[] = []
  for (let at = app; at?.parent !== undefined && mounts.length < maxDepth; at = at.parent) {
    mounts.unshift({ rawPath: at.mountpath })
  }
  return mounts
}

/** @returns undefined when this is not the way that was asked for */
function followWay(way: readonly Mount[], asked: string): string | undefined {
  let rest = asked
  let written = ''
  for (const mount of way) {
    const step = takeMount(mount, rest)
    if (step === undefined) return undefined
    rest = rest.slice(step.asked.length)
    written += step.written
  }
  return rest === '' ? written : undefined
}

/** What of `rest` belongs to this mount, and how that was written. */
function takeMount(mount: Mount, rest: string): Step | undefined {
  if (mount.slash === true || mount.regexp?.fast_slash === true) return { asked: '', written: '' }
  if (mount.regexp !== undefined) return takeRegExp(mount.regexp, mount.keys ?? [], rest)
  const paths: unknown[] = Array.isArray(mount.rawPath) ? mount.rawPath : [mount.rawPath]
  if (mount.matchers === undefined) return takeWritten(paths, rest)
  for (const [index, matcher] of mount.matchers.entries()) {
    const match = matcher(rest)
    if (match === false) continue
    const written = paths[index]
    const isKnown = typeof written === 'string' || written instanceof RegExp
    return { asked: match.path, written: isKnown ? withoutSlash(String(written)) : nameValues(match) }
  }
  return undefined
}

interface Step {
  asked: string
  written: string
}

/** Express 4 keeps the regular expression only: its groups stand where the parameters were. */
function takeRegExp(regexp: RegExp, keys: readonly { name: string | number }[], rest: string): Step | undefined {
  const match = new RegExp(regexp.source, `${regexp.flags.replace(/[dgy]/g, '')}d`).exec(rest)
  if (match === null) return undefined
  let written = match[0]
  // From the last to the first, so that the places before stay right.
  for (let group = match.length - 1; group > 0; group--) {
    const [start, end] = match.indices?.[group] ?? []
    const name = keys[group - 1]?.name
    if (start === undefined || end === undefined || name === undefined) continue
    written = `${written.slice(0, start)}${typeof name === 'string' ? `:${name}` : '*'}${written.slice(end)}`
  }
  return { asked: match[0], written: withoutSlash(written) }
}

/** router before 2.3 keeps only functions, which tell names and values. */
function nameValues({ path, params }: { path: string; params: Record<string, string | string[]> }): string {
  const segments = path.split('/')
  for (const [name, value] of Object.entries(params)) {
    const at = segments.findIndex((segment) => segment === value || segment === encodeURIComponent(String(value)))
    if (at >= 0) segments[at] = `:${name}`
  }
  return withoutSlash(segments.join('/'))
}

/** The path at which an application is mounted, or one of several. */
function takeWritten(paths: readonly unknown[], rest: string): Step | undefined {
  for (const path of paths) {
    if (typeof path !== 'string') continue
    const written = withoutSlash(path)
    const segments = rest.split('/').slice(0, written.split('/').length)
    if (routeExpression(written).test(segments.join('/'))) return { asked: segments.join('/'), written }
  }
  return undefined
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, '')
}

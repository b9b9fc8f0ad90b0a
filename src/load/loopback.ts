import { loopcheckError } from '../errors.ts'

/** The addresses to try for a URL's host, names resolved for localhost only.
 *  A server that listens on `localhost` may have got either family.
 */
export function hostsOf(url: string): string[] {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '')
  return host === 'localhost' ? ['127.0.0.1', '::1'] : [host]
}

/** @returns the URL's port, 80 where it names none */
export function portOf(url: string): number {
  return Number(new URL(url).port || 80)
}

/** True for 127.0.0.0/8, ::1 and localhost. Other names are not resolved: they may point anywhere by the next request. */
export function isLoopback(url: string): boolean {
  // The URL parser has already turned 127.1 and 0x7f000001 into 127.0.0.1.
  return hostsOf(url).every((host) => host === '::1' || /^127(\.\d{1,3}){3}$/.test(host))
}

/** @throws LoopcheckError 'not-loopback' */
export function requireLoopback(url: string): void {
  if (!isLoopback(url)) throw loopcheckError('not-loopback', url)
}

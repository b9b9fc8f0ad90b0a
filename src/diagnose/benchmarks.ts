/** What `npm run bench:overhead` found, by Node.js major: CPU per request with the probe over without, 95 % interval, and what the same
 *  server differed from itself (control). The files lie under bench/results. */
const overheads: Readonly<Record<string, string>> = {
  20: 'CPU per request × 1.20 (1.16–1.26) on a near-empty handler, × 1.18 (1.04–1.30) on a Fastify JSON route; control × 0.90–1.10 (overhead-2026-11-21-node20.json)',
  24: 'CPU per request × 1.12 (1.03–1.27) on a near-empty handler, × 1.16 (1.03–1.31) on a Fastify JSON route; control × 0.83–1.16 (overhead-2026-11-21-node24.json)',
}

/** @param version as process.version
 *  @returns undefined for a major that was not measured */
export function overheadOf(version: string): string | undefined {
  return overheads[/^v(\d+)/.exec(version)?.[1] ?? '']
}

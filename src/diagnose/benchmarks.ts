/** What `npm run bench:overhead` found, by Node.js major: CPU per request with the probe over without, 95 % interval, and what the same
 *  server differed from itself (control). The files lie under bench/results. */
const overheads: Readonly<Record<string, string>> = {
  20: 'CPU per request × 1.08 (1.03–1.11) on a near-empty handler, × 1.13 (1.10–1.32) on a Fastify JSON route; control × 0.92–1.07 (overhead-2026-11-21-node20.json)',
  22: 'CPU per request × 1.07 (1.05–1.13) on a near-empty handler, × 1.12 (1.10–1.26) on a Fastify JSON route; control × 0.96–1.02 (overhead-2026-11-21-node22.json)',
  24: 'CPU per request × 1.06 (1.03–1.18) on a near-empty handler, × 1.04 (1.03–1.09) on a Fastify JSON route; control × 0.97–1.07 (overhead-2026-11-21-node24.json)',
  26: 'CPU per request × 1.33 (1.14–1.64) on a near-empty handler, × 1.28 (1.08–1.67) on a Fastify JSON route; control × 0.94–1.04 (overhead-2026-11-21-node26.json)',
}

/** @param version as process.version
 *  @returns undefined for a major that was not measured */
export function overheadOf(version: string): string | undefined {
  return overheads[/^v(\d+)/.exec(version)?.[1] ?? '']
}

/** Entries that go after a while without use, and earlier when there are too many of them. */
export class ExpiringMap<Value> {
  /** Least recently set or renewed first. */
  private readonly entries = new Map<string, { value: Value; sizeBytes: number; expiresAtMs: number }>()
  private readonly ttlMs: number
  private readonly mostBytes: number
  private readonly clock: () => number
  private totalBytes = 0

  /** @param options.clock ms, from any moment */
  constructor(options: { ttlMs: number; mostBytes: number; clock: () => number }) {
    this.ttlMs = options.ttlMs
    this.mostBytes = options.mostBytes
    this.clock = options.clock
  }

  /** Adds or replaces an entry. The oldest ones go where it would not fit beside them. */
  set(key: string, value: Value, sizeBytes: number): void {
    this.delete(key)
    this.entries.set(key, { value, sizeBytes, expiresAtMs: this.clock() + this.ttlMs })
    this.totalBytes += sizeBytes
    for (const [oldest] of this.entries) {
      if (this.totalBytes <= this.mostBytes || oldest === key) break
      this.delete(oldest)
    }
  }

  /** @returns undefined for what was never there or is gone */
  get(key: string): Value | undefined {
    const entry = this.entries.get(key)
    return entry === undefined || entry.expiresAtMs <= this.clock() ? undefined : entry.value
  }

  /** Keeps an entry that is still there for another TTL. */
  renew(key: string): void {
    const entry = this.entries.get(key)
    if (entry !== undefined && entry.expiresAtMs > this.clock()) this.set(key, entry.value, entry.sizeBytes)
  }

  delete(key: string): void {
    this.totalBytes -= this.entries.get(key)?.sizeBytes ?? 0
    this.entries.delete(key)
  }

  /** Removes what has expired. */
  sweep(): void {
    for (const [key, { expiresAtMs }] of this.entries) if (expiresAtMs <= this.clock()) this.delete(key)
  }

  get size(): number {
    return this.entries.size
  }
}

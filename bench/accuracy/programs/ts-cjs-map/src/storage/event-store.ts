const line = (index: number) => `${index};${(index * 7919) % 10_007};event ${index % 61}\n`
const chunk = Buffer.from(Array.from({ length: 90_000 }, (_, index) => line(index)).join(''))

export class EventStore {
  async chunks(): Promise<Buffer[]> {
    await new Promise((resolve) => setImmediate(resolve))
    return [chunk]
  }
}

import { gzipSync } from 'node:zlib'

interface ArchiveOptions {
  name: string
  level?: number
}

export class Archive {
  private readonly parts: Buffer[] = []
  private level: number

  constructor({ name, level = 8 }: ArchiveOptions) {
    this.level = level
    this.add(Buffer.from(name))
  }

  add(part: Buffer): void {
    this.parts.push(part)
  }

  async finish(): Promise<Buffer> {
    const bytes = await this.joined()
    return this.pack(bytes)
  }

  private async joined(): Promise<Buffer> {
    return Buffer.concat(this.parts)
  }

  private pack(bytes: Buffer): Buffer {
    const { level } = this
    return gzipSync(bytes, { level, ...{ memLevel: 8 } }) // blocks
  }
}

/** Bytes of a file's beginning that tell what it is. */
export const tellingBytes = 4096

const packed: readonly { magic: readonly number[]; text: string }[] = [
  { magic: [0x1f, 0x8b], text: 'it is compressed with gzip; unpack it first with gunzip' },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], text: 'it is compressed with zstd; unpack it first with unzstd' },
  { magic: [0x50, 0x4b, 0x03, 0x04], text: 'it is a ZIP archive; unpack it first' },
]

/** What a file is that has no header of a recording, as one may have meant it.
 *  @param start its first bytes
 *  @returns words that say why it is no recording */
export function whyNoRecording(start: Uint8Array): string {
  if (start.length === 0) return 'it is empty'
  const archive = packed.find(({ magic }) => magic.every((byte, index) => start[index] === byte))
  if (archive !== undefined) return archive.text
  const text = new TextDecoder().decode(start)
  if (/"schema":\s*"loopcheck\.report\//.test(text)) {
    return 'it is a report, which was made of one; give the recording.jsonl of the run'
  }
  if (/"schema":\s*"loopcheck\.comparison\//.test(text)) {
    return 'it is a comparison of several runs; give the recording.jsonl of one of them'
  }
  if (text.startsWith('{"type":"recording"')) return 'its header line was cut off'
  return 'its header line is missing'
}

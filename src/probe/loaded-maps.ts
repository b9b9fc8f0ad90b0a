import { findSourceMap } from 'node:module'
import type { RawFrame } from '../model.ts'

/** Sends the source maps of files that are compiled while they are loaded (tsx, ts-node and the like), as only the program itself
 *  has them; soon after their first stack, but never inside a stall. */
export interface LoadedMaps {
  noteFiles(frames: readonly RawFrame[]): void
}

/** Files on disk with these endings run only after compilation. */
const compiled = /\.[cm]?tsx?(?:\?.*)?$|\.jsx(?:\?.*)?$/
const pauseMs = 200
const maxFiles = 500

export function createLoadedMaps(send: (file: string, map: string) => void): LoadedMaps {
  const seen = new Set<string>()
  let waiting: string[] = []

  function sendWaiting(): void {
    for (const file of waiting.splice(0)) {
      try {
        const map = findSourceMap(file)
        if (map !== undefined) send(file, JSON.stringify(map.payload))
      } catch {
        // The running position must do.
      }
    }
  }

  return {
    noteFiles(frames) {
      const files = frames.map((frame) => frame.file).filter((file) => compiled.test(file) && !seen.has(file))
      if (files.length === 0 || seen.size > maxFiles) return
      for (const file of files) seen.add(file)
      if (waiting.length === 0) setTimeout(sendWaiting, pauseMs).unref()
      waiting = [...new Set([...waiting, ...files])]
    },
  }
}

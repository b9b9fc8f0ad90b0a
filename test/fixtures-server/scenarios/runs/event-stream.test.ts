import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { openEventStream } from '../../../../src/fixtures-server/scenarios/runs/event-stream.ts'
import { EventLog } from '../../../../src/fixtures-server/scenarios/runs/offloaded/event-log.ts'

const data = { runId: 'r1', dataset: 'c1' }

describe('openEventStream', () => {
  it('writes what is there, what comes, and ends with the log', () => {
    const { log, response } = streamOf()
    log.append('done', data)
    log.end()
    expect(response.head).toEqual([200, 'text/event-stream; charset=utf-8'])
    expect(response.written).toEqual([
      'id: 1\nevent: started\ndata: {"runId":"r1","dataset":"c1"}\n\n',
      'id: 2\nevent: done\ndata: {"runId":"r1","dataset":"c1"}\n\n',
    ])
    expect(response.writableEnded).toBe(true)
  })

  it('writes nothing to a socket that is full, and goes on where it was', () => {
    const { log, response } = streamOf()
    response.hasRoom = false
    log.append('progress', data)
    log.append('progress', data)
    log.append('done', data)
    log.end()
    // The one that filled it, and none after that.
    expect(response.idsWritten()).toEqual([1, 2])
    response.hasRoom = true
    response.emit('drain')
    expect(response.idsWritten()).toEqual([1, 2, 3, 4])
    expect(response.writableEnded).toBe(true)
  })

  it('lets go of the log when the client goes', () => {
    const { log, response } = streamOf()
    expect(log.readers).toBe(1)
    response.emit('close')
    log.append('progress', data)
    expect([log.readers, response.idsWritten()]).toEqual([0, [1]])
  })

  it('can be ended from outside, twice', () => {
    const { response, end } = streamOf()
    end()
    end()
    expect(response.ends).toBe(1)
  })
})

/** What a response is to the stream: it keeps what is written. */
class FakeResponse extends EventEmitter {
  readonly written: string[] = []
  head: unknown[] = []
  hasRoom = true
  ends = 0

  writeHead(status: number, headers: Record<string, string>) {
    this.head = [status, headers['content-type']]
  }

  flushHeaders() {}

  write(text: string): boolean {
    this.written.push(text)
    return this.hasRoom
  }

  end() {
    this.ends++
  }

  get writableEnded(): boolean {
    return this.ends > 0
  }

  idsWritten(): number[] {
    return this.written.map((text) => Number(/^id: (\d+)\n/.exec(text)?.[1]))
  }
}

function streamOf() {
  const log = new EventLog()
  log.append('started', data)
  const response = new FakeResponse()
  const end = openEventStream(response as unknown as ServerResponse, log.follow(0))
  return { log, response, end }
}

import { describe, expect, it } from 'vitest'
import { readReply } from '../../../../src/fixtures-server/databases/redis/reply.ts'

const whole = Buffer.from('*4\r\n$4\r\nZo\u00eb\r\n:-7\r\n$-1\r\n*1\r\n+OK\r\n').toString('latin1')

describe('readReply', () => {
  it('reads lists of texts, numbers, nothing and lists', () => {
    expect(readReply(whole)).toEqual({ reply: ['Zoë', -7, null, ['OK']], next: whole.length })
  })

  it('waits for more at whatever byte an answer is cut', () => {
    for (let length = 0; length < whole.length; length++) expect(readReply(whole.slice(0, length))).toBeUndefined()
  })

  it('leaves what follows for the next', () => {
    expect(readReply('+OK\r\n+next\r\n')).toEqual({ reply: 'OK', next: 5 })
  })

  it('hands out what the server refuses, by its code', () => {
    const { reply } = readReply('-NOAUTH Authentication required.\r\n') ?? {}
    expect(reply).toMatchObject({ code: 'NOAUTH', message: 'NOAUTH Authentication required.' })
  })

  it('refuses what is no reply', () => {
    expect(() => readReply('HTTP/1.1 400 Bad Request\r\n')).toThrow('does not speak as Redis')
  })
})

import { randomBytes } from 'node:crypto'

const highestCount = 0xfff

/**
 * Ids that sort in the order they were made: UUIDv7 with a counter for those of the same millisecond
 * (RFC 9562, 6.2, method 1). All sort after `latest`, even when the clock was set back since.
 */
export function timeOrderedIds(latest?: string): (now: Date) => string {
  let at = latest ? millisecondsOf(latest) + 1 : 0
  let count = 0
  return (now) => {
    if (now.getTime() > at) [at, count] = [now.getTime(), 0]
    else if (count < highestCount) count++
    else [at, count] = [at + 1, 0]
    return uuid(at, count)
  }
}

const millisecondsOf = (id: string) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)

function uuid(milliseconds: number, count: number) {
  const time = milliseconds.toString(16).padStart(12, '0')
  const random = randomBytes(8)
  random.writeUInt8((random.readUInt8(0) & 0x3f) | 0x80)
  const tail = random.toString('hex')
  const version = `7${count.toString(16).padStart(3, '0')}`
  return [time.slice(0, 8), time.slice(8), version, tail.slice(0, 4), tail.slice(4)].join('-')
}

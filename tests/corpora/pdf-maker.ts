import { deflateSync } from 'node:zlib'

/** One object: its value as written, and the body of its stream, if it has one. */
export interface PdfObject {
  number: number
  value: string
  stream?: Uint8Array | string
  /** Whether the stream is deflated; its dictionary then says so. */
  deflated?: boolean
}

export interface PdfPlan {
  version?: string
  lineEnd?: string
  objects: PdfObject[]
  /** Numbers of objects that go into an object stream; the table is then a stream too. */
  packed?: number[]
  /** The object stream where it is not as usual: its dictionary without Length, and its body from the head and objects. */
  packedValue?: (usual: string) => string
  packedBody?: (head: string, objects: string) => Uint8Array
  /** Further keys of the trailer. */
  trailer?: string
  table?: 'classic' | 'stream'
  behind?: string
}

/** Writes a PDF with a right table of places, whatever the objects are. */
export function pdf(plan: PdfPlan): Uint8Array {
  const file = new PdfFile(plan)
  file.write(`%PDF-${plan.version ?? '1.7'}`, Buffer.from('%\xe2\xe3\xcf\xd3', 'latin1'))
  return file.finish(plan)
}

/** Adds objects and a table of their own behind a whole file, as editors and signing programs do. */
export function updated(original: Uint8Array, plan: PdfPlan): Uint8Array {
  const file = new PdfFile(plan, original)
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(Buffer.from(original).toString('latin1'))?.[1]
  return file.finish({ ...plan, trailer: `/Prev ${previous} ${plan.trailer ?? ''}` })
}

class PdfFile {
  private readonly chunks: Buffer[] = []
  private readonly end: string
  private readonly places = new Map<number, [kind: number, place: number, index: number]>()
  private length = 0
  private readonly firstFree: number

  constructor({ lineEnd = '\n', objects }: PdfPlan, original?: Uint8Array) {
    this.end = lineEnd
    if (original) this.add(Buffer.from(original))
    const sizes = Buffer.from(original ?? [])
      .toString('latin1')
      .matchAll(/\/Size (\d+)/g)
    this.firstFree = Math.max(
      ...objects.map(({ number }) => number + 1),
      ...[...sizes].map(([, size]) => Number(size)),
    )
  }

  write(...lines: (string | Buffer)[]) {
    for (const line of lines)
      this.add(Buffer.from(typeof line === 'string' ? Buffer.from(line, 'latin1') : line), this.end)
  }

  finish(plan: PdfPlan): Uint8Array {
    const packed = plan.packed ?? []
    for (const object of plan.objects) if (!packed.includes(object.number)) this.object(object)
    if (packed.length > 0) this.objectStream(plan, packed)
    const tableAt = this.length
    if (packed.length > 0 || plan.table === 'stream') this.tableStream(plan)
    else this.classicTable(plan)
    this.write('startxref', String(tableAt), `%%EOF${plan.behind ?? ''}`)
    return new Uint8Array(Buffer.concat(this.chunks))
  }

  private add(...parts: (Buffer | string)[]) {
    for (const part of parts) {
      const chunk = typeof part === 'string' ? Buffer.from(part, 'latin1') : part
      this.chunks.push(chunk)
      this.length += chunk.length
    }
  }

  private object({ number, value, stream, deflated }: PdfObject) {
    this.places.set(number, [1, this.length, 0])
    this.write(`${number} 0 obj`)
    if (stream === undefined) this.write(value)
    else {
      const plain = typeof stream === 'string' ? Buffer.from(stream, 'latin1') : Buffer.from(stream)
      const body = deflated ? deflateSync(plain) : plain
      const filter = deflated ? '/Filter/FlateDecode' : ''
      const length = /\/Length\b/.test(value) ? '' : `/Length ${body.length}`
      this.write(value.replace(/>>\s*$/, `${filter}${length}>>`))
      this.add(`stream${this.end === '\r' ? '\r\n' : this.end}`)
      this.write(body, 'endstream')
    }
    this.write('endobj')
  }

  private objectStream(plan: PdfPlan, packed: number[]) {
    const inside = plan.objects.filter(({ number }) => packed.includes(number))
    const number = this.firstFree
    let head = ''
    let objects = ''
    for (const [index, object] of inside.entries()) {
      head += `${object.number} ${objects.length} `
      objects += `${object.value}\n`
      this.places.set(object.number, [2, number, index])
    }
    const usual = `/Type/ObjStm/N ${inside.length}/First ${head.length}/Filter/FlateDecode`
    const body = plan.packedBody?.(head, objects) ?? deflateSync(Buffer.from(head + objects, 'latin1'))
    this.object({ number, value: `<<${plan.packedValue?.(usual) ?? usual}>>`, stream: body })
  }

  private classicTable({ trailer }: PdfPlan) {
    const numbers = [...this.places.keys()].sort((one, other) => one - other)
    this.write('xref', '0 1')
    this.add('0000000000 65535 f\r\n')
    for (const number of numbers) {
      this.write(`${number} 1`)
      this.add(`${String(this.places.get(number)![1]).padStart(10, '0')} 00000 n\r\n`)
    }
    this.write('trailer', `<</Size ${this.firstFree}/Root 1 0 R ${trailer ?? ''}>>`)
  }

  private tableStream({ trailer }: PdfPlan) {
    const number = this.firstFree + 1
    this.places.set(number, [1, this.length, 0])
    const rows = [...this.places].sort(([one], [other]) => one - other)
    const body = Buffer.alloc(rows.length * 7)
    for (const [row, [, [kind, place, index]]] of rows.entries()) {
      body.writeUInt8(kind, row * 7)
      body.writeUInt32BE(place, row * 7 + 1)
      body.writeUInt16BE(index, row * 7 + 5)
    }
    const subsections = rows.map(([each]) => `${each} 1`).join(' ')
    const value = `<</Type/XRef/Size ${number + 1}/W[1 4 2]/Index[${subsections}]/Root 1 0 R ${trailer ?? ''}>>`
    this.object({ number, value, stream: body, deflated: true })
  }
}

/** What has no stream may go into an object stream. */
export function packable(objects: PdfObject[]): number[] {
  return objects.filter(({ stream }) => stream === undefined).map(({ number }) => number)
}

import { Buffer } from 'node:buffer'

export const maxBodyBytes = 9_000_000
/** A browser shows an answer only once it has sent everything: up to here what is too large is heard out. */
const maxHeardOutBytes = 60_000_000
const maxParts = 60
const maxTextBytes = 128 * 1024
const controlInLine = /[\u0000-\u0008\u000A-\u001F\u007F]/

/** Why a form is turned away before anybody reads it; each is a page (or problem) of its own. */
export type FormRefusal = 'malformed' | 'doubledField' | 'tooManyParts' | 'tooLarge'

const status = { malformed: 400, doubledField: 400, tooManyParts: 400, tooLarge: 413 } as const

export class RefusedForm extends Error {
  readonly kind: FormRefusal
  readonly status: 400 | 413
  constructor(kind: FormRefusal) {
    super(kind)
    this.kind = kind
    this.status = status[kind]
  }
}

export interface FormShape {
  /** Fields that are one line: a control character in one cannot come from a browser. */
  lines: readonly string[]
  texts: readonly string[]
  files: readonly string[]
  /** Fields that may come more than once. */
  lists?: readonly string[]
}

export interface ReadForm {
  fields: Record<string, string>
  lists: Record<string, string[]>
  files: Record<string, File>
}

/**
 * Reads a posted form strictly (multipart/form-data by RFC 7578 or urlencoded): what none of our forms can send
 * throws `RefusedForm`, what no form of ours knows is left out.
 */
export async function readForm(request: Request, shape: FormShape): Promise<ReadForm> {
  const data = await parsedForm(request)
  const entries = [...data.entries()]
  if (entries.length > maxParts) throw new RefusedForm('tooManyParts')
  const texts = entries.filter(([, value]) => typeof value === 'string')
  if (Buffer.byteLength(texts.flat().join('')) > maxTextBytes) throw new RefusedForm('tooManyParts')
  const form: ReadForm = { fields: {}, lists: {}, files: {} }
  for (const name of [...shape.lines, ...shape.texts]) readField(data, name, shape, form)
  for (const name of shape.lists ?? []) form.lists[name] = data.getAll(name).map(asLine)
  for (const name of shape.files) readFile(data, name, form)
  return form
}

function readField(data: FormData, name: string, shape: FormShape, form: ReadForm) {
  const values = data.getAll(name)
  if (values.length === 0) return
  if (values.length > 1) throw new RefusedForm('doubledField')
  const [value] = values
  if (typeof value !== 'string') throw new RefusedForm('malformed')
  form.fields[name] = shape.lines.includes(name) ? asLine(value) : value
}

function asLine(value: FormDataEntryValue): string {
  if (typeof value !== 'string' || controlInLine.test(value)) throw new RefusedForm('malformed')
  return value
}

function readFile(data: FormData, name: string, form: ReadForm) {
  const values = data.getAll(name)
  if (values.length > 1) throw new RefusedForm('doubledField')
  const [value] = values
  if (value === undefined || value === '') return
  if (typeof value === 'string') throw new RefusedForm('malformed')
  if (value.name !== '' || value.size > 0) form.files[name] = value
}

async function parsedForm(request: Request): Promise<FormData> {
  const type = request.headers.get('content-type') ?? ''
  const body = await boundedBody(request)
  if (roughParts(body, type) > maxParts + 1) throw new RefusedForm('tooManyParts')
  try {
    return await new Response(body, { headers: { 'Content-Type': type } }).formData()
  } catch {
    throw new RefusedForm('malformed')
  }
}

/** How many parts a body has at most, counted in its bytes: parsing a million of them takes seconds. */
function roughParts(body: Uint8Array<ArrayBuffer>, type: string): number {
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return timesIn(body, '&') + 1
  const boundary = /^multipart\/form-data\b.*;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type)
  if (!boundary) throw new RefusedForm('malformed')
  return timesIn(body, `--${boundary[1] ?? boundary[2]}`)
}

function timesIn(body: Uint8Array<ArrayBuffer>, mark: string): number {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  let times = 0
  for (
    let at = bytes.indexOf(mark);
    at !== -1 && times <= maxParts + 1;
    at = bytes.indexOf(mark, at + mark.length)
  )
    times++
  return times
}

/** The whole body, kept only as far as the limit, whatever its declared length says. */
export async function boundedBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > maxHeardOutBytes) throw new RefusedForm('tooLarge')
  if (declared > 0 && declared <= maxBodyBytes)
    return withinLimit(new Uint8Array(await request.arrayBuffer()))
  const chunks: Uint8Array[] = []
  let bytes = 0
  let isTooLarge = declared > maxBodyBytes
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    isTooLarge ||= bytes > maxBodyBytes
    if (isTooLarge) chunks.length = 0
    else chunks.push(chunk)
    if (bytes > maxHeardOutBytes) break
  }
  if (isTooLarge) throw new RefusedForm('tooLarge')
  return new Uint8Array(Buffer.concat(chunks))
}

function withinLimit(body: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (body.byteLength > maxBodyBytes) throw new RefusedForm('tooLarge')
  return body
}

import { HTTPException } from 'hono/http-exception'

export const maxBodyBytes = 9_000_000
const maxParts = 60
const maxTextBytes = 128 * 1024
const controlInLine = /[\u0000-\u001F\u007F]/

/** Why a form is turned away before anybody reads it; each is a page (or problem) of its own. */
export type FormRefusal = 'malformed' | 'doubledField' | 'tooManyParts' | 'tooLarge'

const status = { malformed: 400, doubledField: 400, tooManyParts: 400, tooLarge: 413 } as const

export class RefusedForm extends HTTPException {
  readonly kind: FormRefusal
  constructor(kind: FormRefusal) {
    super(status[kind], { message: kind })
    this.kind = kind
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
  const textBytes = entries.reduce(
    (sum, [name, value]) => sum + name.length + (typeof value === 'string' ? value.length : 0),
    0,
  )
  if (textBytes > maxTextBytes) throw new RefusedForm('tooManyParts')
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
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type))
    throw new RefusedForm('malformed')
  const body = await boundedBody(request)
  try {
    return await new Response(body, { headers: { 'Content-Type': type } }).formData()
  } catch {
    throw new RefusedForm('malformed')
  }
}

/** The whole body, read only as far as the limit, whatever its declared length says. */
async function boundedBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const declared = request.headers.get('content-length')
  if (declared !== null && Number(declared) > maxBodyBytes) throw new RefusedForm('tooLarge')
  if (declared !== null) return new Uint8Array(await request.arrayBuffer())
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > maxBodyBytes) throw new RefusedForm('tooLarge')
    chunks.push(chunk)
  }
  return joined(chunks, bytes)
}

function joined(chunks: Uint8Array[], bytes: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(bytes)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}

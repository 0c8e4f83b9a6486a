import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** One file of a zip; what is packed already (PDF, DOCX, JPEG) is stored as it is. */
export interface ZipEntry {
  name: string
  bytes: Uint8Array
  isPacked: boolean
}

/**
 * A zip as it comes to be (APPNOTE 6.3.10), one entry at a time: an entry is asked for when the one before has been
 * handed on, and let go after that. What goes wrong with an entry is thrown where its bytes were awaited.
 */
export async function* zipped(entries: AsyncIterable<ZipEntry>, at: Date): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  for await (const { name, bytes, isPacked } of entries) {
    const entry = isPacked ? new ZipPassThrough(name) : new ZipDeflate(name)
    entry.mtime = at
    zip.add(entry)
    entry.push(bytes, true)
    while (ready.length > 0) yield ready.shift()!
  }
  zip.end()
  yield* ready
}

/**
 * The pieces as a stream that asks for no more than its reader takes. The first is made at once, so that what fails
 * before anything was sent fails here; later the stream breaks off, and no browser takes half a file for a whole one.
 */
export async function streamed(
  pieces: AsyncGenerator<Uint8Array>,
  onBreak: (error: unknown) => void,
): Promise<ReadableStream<Uint8Array>> {
  let next: IteratorResult<Uint8Array> | null = await pieces.next()
  return new ReadableStream<Uint8Array>(
    {
      async pull(stream) {
        try {
          const { done, value } = next ?? (await pieces.next())
          next = null
          if (done) stream.close()
          else stream.enqueue(value)
        } catch (error) {
          onBreak(error)
          stream.error(error)
        }
      },
      async cancel() {
        await pieces.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}

import { randomFillSync } from 'node:crypto'
import { documentObjects } from '../../corpora/pdf-documents.ts'
import { pdf } from '../../corpora/pdf-maker.ts'

/** A sound PDF of about this many bytes, most of them a scanned picture. */
export function cvOf(bytes: number): Uint8Array {
  const picture = {
    number: 10,
    value:
      '<</Type/XObject/Subtype/Image/Width 1000/Height 1000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode>>',
    stream: randomFillSync(new Uint8Array(bytes - 4_000)),
  }
  return pdf({ objects: documentObjects({ pages: 2, more: [picture] }) })
}

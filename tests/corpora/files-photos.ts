import type { PhotoRefusal } from '../../functions/applications/files/verdict.ts'
import { docx } from './docx-maker.ts'
import { eicar, joined, latin1, randomBytesOf } from './made-files.ts'
import { documentObjects } from './pdf-documents.ts'
import { pdf } from './pdf-maker.ts'
import { chunk, jpeg, png, segment } from './picture-maker.ts'
import { zip } from './zip-maker.ts'

/** Photos as phones, scanners and programs make them. */
export const goodPhotos: Record<string, [name: string, bytes: Uint8Array]> = {
  'a JPEG': ['jag.jpg', jpeg()],
  'a JPEG in capitals': ['IMG_0001.JPEG', jpeg({ width: 4_032, height: 3_024 })],
  'the largest a phone takes': ['200.jpg', jpeg({ width: 8_064, height: 6_048 })],
  'a progressive JPEG': ['jag.jpg', jpeg({ progressive: true })],
  'a JPEG with all that a camera notes': [
    'jag.jpg',
    jpeg({
      before: [
        segment(0xe1, latin1('Exif\0\0MM\0*')),
        segment(0xe2, randomBytesOf(3_144)),
        segment(0xfe, latin1('Åsa')),
      ],
    }),
  ],
  'a JPEG with its depth picture behind': ['jag.jpg', jpeg({ behind: joined(new Uint8Array(20), jpeg()) })],
  'a JPEG with fill bytes': ['jag.jpg', jpeg({ scan: [1, 0xff, 0xff, 0xd0, 2, 0xff, 0xff] })],
  'a PNG': ['jag.png', png()],
  'a PNG under a JPEG name': ['jag.jpg', png()],
  'a PNG in colour': ['jag.PNG', png({ form: [8, 6, 0, 0, 1] })],
  'a PNG with notes': [
    'jag.png',
    png({ before: [chunk('tEXt', latin1('Author\0A')), chunk('eXIf', randomBytesOf(90))] }),
  ],
}

type Bad = Partial<Record<PhotoRefusal, Record<string, [name: string, bytes: Uint8Array]>>>

/** What must not be kept as a photo. */
export const badPhotos: Bad = {
  empty: { nothing: ['jag.jpg', new Uint8Array()] },
  tooLarge: { 'two megabytes and a bit': ['jag.jpg', jpeg({ behind: new Uint8Array(2_000_000) })] },
  wrongKind: {
    'a GIF': ['jag.gif', latin1('GIF89a')],
    'a phone’s own format': ['jag.heic', latin1('\0\0\0\x18ftypheic')],
    'a drawing': ['jag.svg', latin1('<svg/>')],
    'a photo called a program': ['jag.jpg.exe', jpeg()],
    'a photo without an ending': ['jag', jpeg()],
    'a moving PNG': ['jag.png', png({ before: [chunk('acTL', [0, 0, 0, 2, 0, 0, 0, 0])] })],
  },
  mislabelled: Object.fromEntries(
    Object.entries({
      'a GIF': latin1('GIF89a\x08\0\x08\0'),
      'a WebP': latin1('RIFF\0\0\0\0WEBPVP8 '),
      'a phone’s own format': latin1('\0\0\0\x18ftypheic'),
      'a drawing': latin1('<svg onload="alert(1)"/>'),
      'a web page': latin1('<html>'),
      'a program': latin1('MZ\x90\0'),
      'a PDF': pdf({ objects: documentObjects() }),
      'a Word document': docx(),
      'the test virus': latin1(eicar),
      'one byte': latin1('\xff'),
      'half a signature': latin1('\x89PNG\r\n'),
    }).map(([about, bytes]) => [about, ['jag.png', bytes]]),
  ),
  damaged: {
    'a JPEG without an end': ['jag.jpg', jpeg({ without: 'end' })],
    'a JPEG without a picture': ['jag.jpg', jpeg({ without: 'scan' })],
    'a JPEG without a size': ['jag.jpg', jpeg({ without: 'frame' })],
    'a JPEG of no width': ['jag.jpg', jpeg({ width: 0 })],
    'a JPEG of four billion points': ['jag.jpg', jpeg({ width: 65_535, height: 65_535 })],
    'a JPEG with a segment beyond its end': [
      'jag.jpg',
      joined('\xff\xd8\xff\xe0\xff\xff', new Uint8Array(40)),
    ],
    'a JPEG with a segment of no length': ['jag.jpg', joined('\xff\xd8\xff\xe0\0\0', new Uint8Array(40))],
    'a JPEG that starts again': ['jag.jpg', joined('\xff\xd8', jpeg())],
    'a PNG without an end': ['jag.png', png({ without: 'IEND' })],
    'a PNG without a picture': ['jag.png', png({ without: 'IDAT' })],
    'a PNG of no height': ['jag.png', png({ height: 0 })],
    'a PNG of a billion points': ['jag.png', png({ width: 40_000, height: 40_000 })],
    'a PNG in impossible colours': ['jag.png', png({ form: [3, 7, 0, 0, 0] })],
    'a PNG packed in an unknown way': ['jag.png', png({ form: [8, 0, 1, 0, 0] })],
    'a PNG with a chunk beyond its end': [
      'jag.png',
      joined(png({ without: 'IEND' }), '\x7f\xff\xff\xffIDATxxxx'),
    ],
    'a PNG with a chunk that is none': [
      'jag.png',
      joined(png({ without: 'IEND' }), '\0\0\0\0<?ph', new Uint8Array(4)),
    ],
    'a PNG that begins with something else': [
      'jag.png',
      joined('\x89PNG\r\n\x1a\n', chunk('tEXt'), chunk('IEND')),
    ],
    ...Object.fromEntries(
      [40, 60, 80, 100].map((end) => [`a JPEG cut after ${end}`, ['jag.jpg', jpeg().slice(0, end)]]),
    ),
    ...Object.fromEntries(
      [20, 33, 40, 50].map((end) => [`a PNG cut after ${end}`, ['jag.png', png().slice(0, end)]]),
    ),
  },
  polyglot: {
    'a JPEG with an archive behind': ['jag.jpg', jpeg({ behind: zip([{ name: 'a.exe', data: 'MZ' }]) })],
    'a JPEG with a script behind': ['jag.jpg', jpeg({ behind: latin1('<?php system($_GET[0]);') })],
    'a JPEG with a film behind': ['jag.jpg', jpeg({ behind: latin1('\0\0\0\x18ftypmp42') })],
    'a JPEG with an archive in its notes': [
      'jag.jpg',
      jpeg({ before: [segment(0xfe, zip([{ name: 'a.exe', data: 'MZ' }]))] }),
    ],
    'a PNG with an archive behind': ['jag.png', png({ behind: zip([{ name: 'a.exe', data: 'MZ' }]) })],
    'a PNG with a rest behind': ['jag.png', png({ behind: new Uint8Array(9) })],
    'a PNG with an archive in its notes': [
      'jag.png',
      png({ before: [chunk('tEXt', zip([{ name: 'a.js', data: '1' }]))] }),
    ],
  },
}

import { docx } from './docx-maker.ts'
import { type BadFile, eicar, joined, latin1, randomBytesOf } from './made-files.ts'
import { documentObjects } from './pdf-documents.ts'
import { packable, pdf, updated } from './pdf-maker.ts'
import { jpeg } from './picture-maker.ts'
import { zip } from './zip-maker.ts'

const plain = documentObjects()
const sound = () => pdf({ objects: plain })
const archive = () => zip([{ name: 'setup.exe', data: 'MZ' }])

function* files(reason: BadFile['reason'], made: Record<string, Uint8Array>): Generator<BadFile> {
  for (const [about, bytes] of Object.entries(made)) yield { about, name: 'cv.pdf', bytes, reason }
}

/** Protected by a password to open it, or only to change it: the trailer says so in each case. */
export function encryptedPdfs(): Generator<BadFile> {
  const keys = {
    'a password of forty bits': '/Encrypt<</Filter/Standard/V 1/R 2/O(o)/U(u)/P -4>>',
    'a password': '/Encrypt<</Filter/Standard/V 5/R 6/O(o)/U(u)/P -4/CF<</StdCF<</CFM/AESV3>>>>>>',
    'rights only': '/Encrypt 10 0 R/ID[<00><00>]',
    'a certificate': '/Encrypt<</Filter/Adobe.PubSec/V 4>>',
    'an escaped key': '/#45ncrypt 10 0 R',
  }
  const made = Object.entries(keys).flatMap(([about, trailer]): [string, Uint8Array][] => [
    [`a PDF with ${about}`, pdf({ objects: plain, trailer })],
    [`a PDF with ${about}, newer table`, pdf({ objects: plain, trailer, table: 'stream' })],
    [
      `a PDF with ${about} and sealed objects`,
      pdf({ objects: plain, trailer, packed: packable(plain), packedBody: () => randomBytesOf(300) }),
    ],
    [
      `a PDF with ${about}, updated`,
      updated(pdf({ objects: plain, trailer }), { objects: [plain[1]!], trailer }),
    ],
  ])
  return files('encrypted', Object.fromEntries(made))
}

/** Something else in front of a PDF, behind it or inside. */
export function hiddenPdfs(): Generator<BadFile> {
  const before = [
    '\xef\xbb\xbf',
    '\n',
    'GIF89a',
    '<html><!--',
    'MZ\x90\0',
    '#!/bin/sh\n',
    ' '.repeat(900),
    '\x89PNG\r\n\x1a\n',
  ]
  const behind: [string, Uint8Array | string][] = [
    ['a web page', '<html><script>alert(1)</script></html>'],
    ['a script', '\n=1;alert(1)'],
    ['the test virus', eicar],
    ['a program', joined('MZ\x90\0', new Uint8Array(900))],
    ['an archive', archive()],
    ['a Word document', docx()],
    ['a photo', jpeg()],
    ['sixty kilobytes and an archive', joined(new Uint8Array(60_000), archive())],
    [
      'an archive with a long comment',
      zip([{ name: 'a.js', data: '1' }], { comment: `${'x'.repeat(60_000)}\nstartxref\n9\n%%EOF` }),
    ],
  ]
  const made = Object.fromEntries([
    ...before.map((junk): [string, Uint8Array] => [
      `a PDF behind ${JSON.stringify(junk).slice(0, 20)}`,
      joined(junk, sound()),
    ]),
    ...behind.map(([about, junk]): [string, Uint8Array] => [
      `a PDF in front of ${about}`,
      joined(sound(), junk),
    ]),
    [
      'an archive in the last stream',
      pdf({ objects: documentObjects({ more: [{ number: 10, value: '<<>>', stream: archive() }] }) }),
    ],
    [
      'an archive in a comment',
      latin1(
        Buffer.from(sound())
          .toString('latin1')
          .replace('startxref', `%PK\x05\x06${'\0'.repeat(18)}\nstartxref`),
      ),
    ],
  ])
  return files('polyglot', made)
}

/**
 * Why a file was not kept; each becomes one sentence to the applicant.
 *
 * - `empty`: nothing in it
 * - `tooLarge`: more bytes than the limit
 * - `wrongKind`: its name does not end as an accepted kind does
 * - `mislabelled`: the name says one thing, the content is another
 * - `damaged`: cut off, or not put together as its kind is
 * - `encrypted`: protected by a password or a certificate
 * - `macro`: a Word document with a program in it
 * - `activeContent`: something that runs, plays, sends or opens another file
 * - `embeddedFile`: another file inside that is not plain text or XML
 * - `externalTemplate`: something fetched from elsewhere when it is opened
 * - `bomb`: far larger unpacked than any CV
 * - `polyglot`: other data before, between or after the document
 */
export type Refusal =
  | 'empty'
  | 'tooLarge'
  | 'wrongKind'
  | 'mislabelled'
  | 'damaged'
  | 'encrypted'
  | 'macro'
  | 'activeContent'
  | 'embeddedFile'
  | 'externalTemplate'
  | 'bomb'
  | 'polyglot'

export type PhotoRefusal = Extract<
  Refusal,
  'empty' | 'tooLarge' | 'wrongKind' | 'mislabelled' | 'damaged' | 'polyglot'
>

export type Verdict =
  | { kept: true; kind: 'pdf' | 'docx'; mediaType: string }
  | { kept: false; reason: Refusal }

export type PhotoVerdict =
  | { kept: true; kind: 'jpeg' | 'png'; mediaType: string }
  | { kept: false; reason: PhotoRefusal }

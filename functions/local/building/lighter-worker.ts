import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const noMail = ['platform/mail/no-incoming-mail.ts', /^postal-mime$/] as const
const noCertificates = [
  'staff/passkeys/no-certificates.ts',
  /^(@peculiar\/(x509|asn1-[\w-]+)|reflect-metadata)$/,
] as const
const noMakers = [
  'staff/passkeys/no-makers.ts',
  /^[./]+\/(verifications\/(tpm\/)?verifyAttestation(?!Packed)\w+|defaultRootCerts\/[\w-]+|services\/metadataService|metadata\/verifyAttestationWithMetadata)\.js$/,
] as const
const noSchemas = ['../src/no-schemas.ts', /^zod\/v4(\/core)?$/] as const

const noSockets = ['platform/no-sockets.ts', /^\.\/ws(\/(client|stream))?\.js$/] as const

const noImages = ['../src/no-images.ts', /image-passthrough-endpoint(\.js)?$/] as const

const replaced = [noMail, noSockets, noCertificates, noMakers, noSchemas, noImages].map(([file, name]) => ({
  name,
  file: fileURLToPath(new URL(`../../${file}`, import.meta.url)),
}))

/** Leaves out of the Worker what packages bring and no request comes to: each is replaced by a file that says why. */
export const lighterWorker: Plugin = {
  name: 'frist:lighter-worker',
  apply: 'build',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'ssr',
  resolveId: (asked) => replaced.find(({ name }) => name.test(asked))?.file,
}

import { type EllipticSignature, readSignature } from './signature.ts'

/**
 * Stands in for the packages that read makers' certificates of devices, more than half of what checking passkeys weighs:
 * we ask for no certificate (`attestation: 'none'`), and a passkey that brings one all the same is not added. Of ASN.1
 * only the signatures of elliptic curves are left to read.
 */
class NoCertificates {
  constructor() {
    throw new Error('the portal reads no certificates of devices')
  }
}

/** What the library asks a signature to be read as. */
export class ECDSASigValue {}

export const AsnParser = {
  parse(bytes: Uint8Array, type: unknown): EllipticSignature {
    if (type !== ECDSASigValue) throw new Error('the portal reads no certificates of devices')
    return readSignature(bytes)
  },
}

export {
  NoCertificates as AuthorityKeyIdentifierExtension,
  NoCertificates as BasicConstraints,
  NoCertificates as Certificate,
  NoCertificates as CRLDistributionPointsExtension,
  NoCertificates as ECParameters,
  NoCertificates as ExtendedKeyUsage,
  NoCertificates as KeyDescription,
  NoCertificates as OctetString,
  NoCertificates as RSAPublicKey,
  NoCertificates as SubjectAlternativeName,
  NoCertificates as SubjectKeyIdentifierExtension,
  NoCertificates as X509Certificate,
  NoCertificates as X509ChainBuilder,
  NoCertificates as X509Crl,
}

const none = ''

export {
  none as id_ce_basicConstraints,
  none as id_ce_extKeyUsage,
  none as id_ce_keyDescription,
  none as id_ce_subjectAltName,
  none as id_ecdsaWithSHA256,
  none as id_ecdsaWithSHA384,
  none as id_ecdsaWithSHA512,
  none as id_ecPublicKey,
  none as id_ml_dsa_44,
  none as id_ml_dsa_65,
  none as id_ml_dsa_87,
  none as id_rsaEncryption,
  none as id_secp256r1,
  none as id_secp384r1,
  none as id_sha1WithRSAEncryption,
  none as id_sha256WithRSAEncryption,
  none as id_sha384WithRSAEncryption,
  none as id_sha512WithRSAEncryption,
}

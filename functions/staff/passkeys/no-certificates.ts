/**
 * Stands in for the packages that read makers' certificates of devices, a third of what checking passkeys weighs: we ask
 * for no certificate (`attestation: 'none'`), and a passkey that brings one all the same is not added.
 */
class NoCertificates {
  constructor() {
    throw new Error('the portal reads no certificates of devices')
  }
}

export {
  NoCertificates as AuthorityKeyIdentifierExtension,
  NoCertificates as CRLDistributionPointsExtension,
  NoCertificates as KeyDescription,
  NoCertificates as SubjectKeyIdentifierExtension,
  NoCertificates as X509Certificate,
  NoCertificates as X509ChainBuilder,
  NoCertificates as X509Crl,
}

export const id_ce_keyDescription = ''

/**
 * Stands in for what checks by whom a device was made: we ask for no certificate (`attestation: 'none'`), and a passkey
 * that brings one all the same is not added. A device that vouches for itself (`packed` without a certificate) is read.
 */
function noMakers(): never {
  throw new Error('the portal asks no device by whom it was made')
}

export {
  noMakers as verifyAttestationAndroidKey,
  noMakers as verifyAttestationAndroidSafetyNet,
  noMakers as verifyAttestationApple,
  noMakers as verifyAttestationFIDOU2F,
  noMakers as verifyAttestationTPM,
  noMakers as verifyAttestationWithMetadata,
}

export const MetadataService = { getStatement: noMakers }

const none = ''

export {
  none as Apple_WebAuthn_Root_CA,
  none as GlobalSign_Root_CA,
  none as GlobalSign_Root_CA_R3,
  none as GlobalSign_Root_R46,
  none as Google_Hardware_Attestation_Root_1,
  none as Google_Hardware_Attestation_Root_2,
  none as Google_Hardware_Attestation_Root_3,
  none as Google_Hardware_Attestation_Root_4,
}

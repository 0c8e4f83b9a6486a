/** The portal's settings in the bench: real ones but for where its neighbours are. */
export function portalVars(neighbours: { tursoUrl?: string; storeUrl?: string }): Record<string, string> {
  const { tursoUrl = 'http://127.0.0.1:9', storeUrl = 'http://127.0.0.1:9' } = neighbours
  return {
    PUBLIC_ORIGIN: 'http://portal.example',
    PORTAL_SECRET: 'a secret for the bench, long enough',
    TURSO_DATABASE_URL: tursoUrl,
    TURSO_AUTH_TOKEN: 'local',
    RESEND_API_KEY: 're_bench',
    RESEND_BASE_URL: storeUrl,
    MAIL_FROM: 'Careers <careers@portal.example>',
    STORE_URL: storeUrl,
  }
}

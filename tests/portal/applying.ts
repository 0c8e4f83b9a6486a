import { origin, type TestPortal } from './portal.ts'

export const smallPdf = new TextEncoder().encode(
  [
    '%PDF-1.4',
    '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj',
    '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj',
    '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] >>\nendobj',
    'xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \n0000000115 00000 n ',
    'trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n186\n%%EOF\n',
  ].join('\n'),
)

export type Fields = Record<string, string | File | null>

export const jobSlug = 'shore-power-technician'

/** A sound application, with what a test wants otherwise; null leaves a field out. */
export function applicationForm(changes: Fields = {}): FormData {
  const fields: Fields = {
    opening: jobSlug,
    locale: 'sv',
    name: 'Åsa-Lena Öberg',
    email: 'asa.oberg@post.example',
    acknowledged: 'on',
    cv: new File([smallPdf], 'Mitt CV.pdf', { type: 'application/pdf' }),
    ...changes,
  }
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) if (value !== null) form.append(name, value)
  return form
}

export const fromOurPage = { Origin: origin, 'Sec-Fetch-Site': 'same-origin' }

/** Sends an application as our own page would; JSON unless a test asks for the page. */
export async function apply(
  portal: TestPortal,
  changes: Fields = {},
  headers: Record<string, string> = { Accept: 'application/json' },
): Promise<Response> {
  const body = applicationForm(changes)
  return portal.app.request('/api/applications', {
    method: 'POST',
    body,
    headers: { ...fromOurPage, ...headers },
  })
}

import type { Form } from '../forms/form.ts'

const boundary = '----frist-bench'
const placeholder = 'applicant-0000000@post.example'

/** An application as a browser posts it (multipart/form-data, RFC 7578). */
export function formWith(cv: Uint8Array): Form {
  const fields = {
    opening: 'shore-power-technician',
    locale: 'sv',
    name: 'Åsa-Lena Öberg',
    email: placeholder,
    phone: '070-174 06 05',
    address: 'Storgatan 1\r\n411 01 Göteborg',
    letter: 'Jag söker tjänsten för att jag vill bygga laddning i hamnar. '.repeat(12),
    acknowledged: 'on',
    'consent-talent-pool': 'on',
  }
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const file = `--${boundary}\r\nContent-Disposition: form-data; name="cv"; filename="cv.pdf"\r\nContent-Type: application/pdf\r\n\r\n`
  const head = parts.join('') + file
  const rest = Buffer.concat([cv, Buffer.from(`\r\n--${boundary}--\r\n`)])
  const emailOf = (index: number) => placeholder.replace('0000000', String(index).padStart(7, '0'))
  return {
    path: '/api/applications',
    contentType: `multipart/form-data; boundary=${boundary}`,
    answer: 201,
    body: (index) => [Buffer.from(head.replace(placeholder, emailOf(index))), rest],
    rows: { sent_forms: 1, applications: 1, consents: 2, application_files: 1, outbox: 1 },
  }
}

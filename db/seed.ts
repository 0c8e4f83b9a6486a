/** Sends a few invented applications to the local portal, through its own form, so that there is something to see. */
const port = process.env.PORT ?? '8787'
const origin = process.env.PUBLIC_ORIGIN ?? `http://localhost:${port}`

const people = [
  {
    locale: 'nb',
    opening: 'shore-power-technician',
    name: 'Sigrid Fjellvang',
    text: 'Elektriker på hurtigbåt i ni år.',
  },
  {
    locale: 'sv',
    opening: 'shore-power-technician',
    name: 'Tage Älvros',
    text: 'Elmontör, van vid sjö och väder.',
  },
  {
    locale: 'sv',
    opening: 'recruiter-gothenburg',
    name: 'Mirja Lundekvam',
    text: 'Rekryterat ingenjörer sedan 2015.',
  },
  {
    locale: 'en',
    opening: 'open',
    role: 'student',
    name: 'Noor Haldane',
    text: 'Final year, power electronics.',
  },
]

for (const { text, ...person } of people) {
  const form = new FormData()
  for (const [field, value] of Object.entries(person)) form.set(field, value)
  form.set('email', `${person.name.toLowerCase().replace(/[^a-z]+/g, '.')}@post.example`)
  form.set('cvText', text)
  form.set('acknowledged', 'on')
  const headers = { Origin: origin, Accept: 'application/json' }
  const answer = await fetch(`http://localhost:${port}/api/applications`, {
    method: 'POST',
    body: form,
    headers,
  }).catch(() => null)
  if (!answer) {
    process.stderr.write(`Nothing answers on ${origin}. Start the portal first: npm start\n`)
    process.exit(1)
  }
  const { reference, retention, detail } = await answer.json()
  process.stdout.write(
    answer.ok ? `${person.name}: ${reference}, erased ${retention.eraseBy}\n` : `${person.name}: ${detail}\n`,
  )
}

export {}

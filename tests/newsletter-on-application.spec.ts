import { purposeFor } from '../functions/promises/purposes/purposes.ts'
import { apply } from './portal/applying.ts'
import { demoPromises, openPortal } from './portal/portal.ts'
import { linkTo, press, subscribe } from './portal/subscribing.ts'
import { expect, test } from './portal/test.ts'

const applicant = 'asa.oberg@post.example'

test('R-36 the newsletter’s box on an application starts the same double opt-in, and is recorded as that form’s', async ({
  portal,
}) => {
  expect((await apply(portal, { 'consent-newsletter': 'on' })).status).toBe(201)
  expect(await portal.rows('subscription_requests')).toMatchObject([
    { email: applicant, form: 'application', topics: '["news"]' },
  ])
  const confirmation = (await portal.letters(applicant)).find(({ subject }) => /nyhetsbrevet/.test(subject))
  const [link] = /\/sv\/newsletter\/confirm\/[^\s"]+/.exec(confirmation!.text)!
  await press(portal, link)
  const { hashes } = purposeFor(portal.promises.purposes, 'newsletter')
  const records = (await portal.rows('consents')).filter(({ purpose }) => purpose === 'newsletter')
  expect(records).toMatchObject([{ event: 'given', form: 'application', text_hash: hashes.sv }])
})

test('R-54 an application without the box leaves the newsletter alone, and with it a blocked address stays blocked', async ({
  portal,
}) => {
  const { token } = await subscribe(portal, { email: applicant })
  await press(portal, `/sv/newsletter/unsubscribe/${token}/`)
  await apply(portal)
  expect(await portal.rows('subscription_requests')).toEqual([])
  expect(await portal.rows('subscriptions')).toMatchObject([{ state: 'left' }])
  await portal.client.execute("update suppressions set reason = 'complained'")
  await apply(portal, { letter: 'En gång till', 'consent-newsletter': 'on' })
  expect(await portal.rows('subscription_requests')).toEqual([])
  expect(await portal.rows('applications')).toHaveLength(2)
})

test('an application that is not kept asks for no newsletter either, and one sent twice asks once', async ({
  portal,
}) => {
  await portal.client.execute("insert into opening_ends values ('shore-power-technician', '2026-11-01')")
  await apply(portal, { 'consent-newsletter': 'on' })
  expect(await portal.rows('subscription_requests')).toEqual([])
  await portal.client.execute('delete from opening_ends')
  await Promise.all([1, 2].map(() => apply(portal, { 'consent-newsletter': 'on' })))
  expect(await portal.rows('subscription_requests')).toHaveLength(1)
  expect(await portal.letters(applicant)).toHaveLength(2)
  await expect(linkTo(portal, applicant)).resolves.toContain('/newsletter/')
})

test('an organisation without a newsletter takes no notice of the box', async () => {
  const demo = demoPromises()
  const capabilities = demo.site.capabilities.filter((name) => name !== 'newsletter')
  const portal = await openPortal({ promises: { ...demo, site: { ...demo.site, capabilities } } })
  expect((await apply(portal, { 'consent-newsletter': 'on' })).status).toBe(201)
  expect(await portal.rows('subscription_requests')).toEqual([])
  await portal.close()
})

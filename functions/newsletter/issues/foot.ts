import type { Locale } from '../../promises/language/languages.ts'
import { fill, wordsIn } from '../../promises/language/words.ts'
import { contactController, type Site } from '../../promises/organisation/site.ts'
import { anchor, escaped } from './html.ts'
import type { Look } from './look.ts'
import { readerHere } from './reader.ts'

/** What stands under every issue: why it came, the way out, what is not measured, and who sent it from where. */
export interface Foot {
  sentences: string[]
  leave: { words: string; address: string }
  privacy: { words: string; address: string }
  myData: { words: string; address: string }
  sender: string[]
}

/** Identity and postal address are those of whoever is responsible (E-commerce Directive, Article 5; GDPR, 13(1)(a)). */
export function footOf(site: Site, origin: string, locale: Locale): Foot {
  const words = wordsIn(locale).letters.issue
  const { organisationNumber, postalAddress, name } = contactController(site)
  const number = fill(words.organisationNumber, { number: organisationNumber })
  return {
    sentences: [
      fill(site.capabilities.includes('partners') ? words.whyToo : words.why, { name: site.name }),
      words.noTracking,
      fill(words.answer, { email: site.contact.email }),
    ],
    leave: { words: words.leave, address: `${origin}/${locale}/newsletter/unsubscribe/${readerHere}/` },
    privacy: { words: words.privacy, address: `${origin}/${locale}/privacy/newsletter/` },
    myData: { words: wordsIn(locale).myData.link, address: `${origin}/${locale}/my-data/` },
    sender: [...new Set([name, ...postalAddress]), number],
  }
}

export function footAsHtml(foot: Foot, look: Look): string {
  const paragraph = (inner: string) => `<p class="soft" style="margin:0 0 12px;${look.small}">${inner}</p>`
  const link = ({ address, words }: Foot['leave']) => anchor(look, address, escaped(words))
  return [
    paragraph(escaped(foot.sentences.join(' '))),
    paragraph([foot.leave, foot.privacy, foot.myData].map(link).join('<br>')),
    paragraph(foot.sender.map(escaped).join('<br>')),
  ].join('\n')
}

export function footAsText(foot: Foot): string {
  const link = ({ address, words }: Foot['leave']) => `${words}:\n${address}`
  const links = [foot.leave, foot.privacy, foot.myData].map(link)
  return [foot.sentences.join(' '), ...links, foot.sender.join('\n')].join('\n\n')
}

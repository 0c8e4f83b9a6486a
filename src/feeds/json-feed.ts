import { languageTags } from '../../functions/promises/language/languages.ts'
import type { Advert } from './advert.ts'
import { employmentTypes } from './employment.ts'
import type { Feed } from './feed.ts'

/** JSON Feed 1.1, every job in every language, with what programs need to know beyond the text under `_job`. */
export function jsonFeed({ title, address, page, picture, adverts }: Feed) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: page,
    feed_url: address,
    icon: picture,
    items: adverts.map((advert) => ({
      id: advert.address,
      url: advert.address,
      language: languageTags[advert.locale],
      title: advert.title,
      summary: advert.summary,
      content_html: advert.text,
      image: advert.picture,
      date_published: advert.postedAt,
      date_modified: advert.changedAt,
      authors: [{ name: advert.employer }],
      _job: factsOf(advert),
    })),
  }
}

function factsOf({ job, employer, openUntil }: Advert) {
  return {
    about: 'https://schema.org/JobPosting',
    reference: job.slug,
    employer,
    openUntil,
    location: job.advert.location,
    remote: job.remote,
    employmentTypes: employmentTypes(job),
    percentOfFullTime: job.advert.percentOfFullTime,
    ...(job.payRange && { payRange: job.payRange }),
  }
}

import { languageTags } from '../../functions/promises/language/languages.ts'
import type { Advert } from './advert.ts'
import { employmentTypes } from './employment.ts'

/** The job for search engines: schema.org/JobPosting with all that Google asks for and recommends where it is known. */
export function jobPosting(advert: Advert) {
  const { job, locale, publisher } = advert
  return {
    '@context': 'https://schema.org/',
    '@type': 'JobPosting',
    title: advert.title,
    description: advert.text,
    datePosted: job.advert.postedOn,
    validThrough: advert.openUntil,
    url: advert.address,
    image: advert.picture,
    identifier: { '@type': 'PropertyValue', name: publisher, value: job.slug },
    hiringOrganization: { '@type': 'Organization', name: advert.employer },
    jobLocation: { '@type': 'Place', address: addressOf(advert) },
    ...(job.remote === 'yes' && {
      jobLocationType: 'TELECOMMUTE',
      applicantLocationRequirements: {
        '@type': 'Country',
        name: new Intl.DisplayNames(languageTags[locale], { type: 'region' }).of(job.advert.location.country),
      },
    }),
    employmentType: employmentTypes(job),
    workHours: job.hours[locale],
    ...(job.payRange && { baseSalary: salaryOf(job.payRange) }),
    directApply: true,
  }
}

/** As data in a page: no text in it can end the element it stands in, or open a comment or a script within it. */
export function jobPostingInPage(advert: Advert): string {
  return JSON.stringify(jobPosting(advert))
    .replaceAll('</', '<\\/')
    .replace(/<(?=[!s])/gi, '\\u003c')
}

function addressOf({ job }: Advert) {
  const { street, postalCode, locality, region, country } = job.advert.location
  return {
    '@type': 'PostalAddress',
    streetAddress: street,
    postalCode,
    addressLocality: locality,
    addressRegion: region,
    addressCountry: country,
  }
}

function salaryOf({ from, to, currency, per }: NonNullable<Advert['job']['payRange']>) {
  return {
    '@type': 'MonetaryAmount',
    currency,
    value: { '@type': 'QuantitativeValue', minValue: from, maxValue: to, unitText: per.toUpperCase() },
  }
}

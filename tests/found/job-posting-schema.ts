const text = { type: 'string', minLength: 1, pattern: '\\S' }
const address = { type: 'string', pattern: '^https?://[^\\s]+$' }
const typed = (type: string, properties: object, required: string[]) => ({
  type: 'object',
  properties: { '@type': { const: type }, ...properties },
  required: ['@type', ...required],
  additionalProperties: false,
})

/**
 * schema.org/JobPosting as Google's job search reads it: what it requires, what it recommends and this portal knows,
 * and its rules for values. Anything else is refused, so that a misspelt property cannot hide.
 */
export const jobPostingSchema = {
  type: 'object',
  required: [
    ...['@context', '@type', 'title', 'description', 'datePosted', 'hiringOrganization', 'jobLocation'],
    ...['validThrough', 'employmentType', 'identifier', 'directApply', 'url'],
  ],
  additionalProperties: false,
  properties: {
    '@context': { const: 'https://schema.org/' },
    '@type': { const: 'JobPosting' },
    title: { ...text, maxLength: 200, not: { pattern: '<[a-z/]' } },
    description: { type: 'string', minLength: 30, pattern: '<(p|br|ul)\\b' },
    datePosted: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
    validThrough: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T23:59:59[+-]\\d{2}:\\d{2}$' },
    url: address,
    image: address,
    identifier: typed('PropertyValue', { name: text, value: text }, ['name', 'value']),
    hiringOrganization: typed('Organization', { name: text, sameAs: address, logo: address }, ['name']),
    jobLocation: typed(
      'Place',
      {
        address: typed(
          'PostalAddress',
          {
            streetAddress: text,
            postalCode: { type: 'string', pattern: '^\\d{3} ?\\d{1,2}$' },
            addressLocality: text,
            addressRegion: text,
            addressCountry: { enum: ['SE', 'NO'] },
          },
          ['addressLocality', 'addressRegion', 'addressCountry'],
        ),
      },
      ['address'],
    ),
    jobLocationType: { const: 'TELECOMMUTE' },
    applicantLocationRequirements: typed('Country', { name: text }, ['name']),
    employmentType: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { enum: ['FULL_TIME', 'PART_TIME', 'CONTRACTOR', 'TEMPORARY', 'INTERN'] },
    },
    workHours: text,
    baseSalary: typed(
      'MonetaryAmount',
      {
        currency: { type: 'string', pattern: '^[A-Z]{3}$' },
        value: typed(
          'QuantitativeValue',
          {
            minValue: { type: 'number', exclusiveMinimum: 0 },
            maxValue: { type: 'number', exclusiveMinimum: 0 },
            unitText: { enum: ['HOUR', 'MONTH', 'YEAR'] },
          },
          ['minValue', 'maxValue', 'unitText'],
        ),
      },
      ['currency', 'value'],
    ),
    directApply: { const: true },
  },
  dependentRequired: {
    jobLocationType: ['applicantLocationRequirements'],
    applicantLocationRequirements: ['jobLocationType'],
  },
} as const

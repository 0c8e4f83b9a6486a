/**
 * Stands in for the library of schemas by which Astro checks its own configuration and its actions: the configuration
 * is read at build, and the portal has no actions.
 */
function schema(): Schema {
  return { optional: schema, default: schema, superRefine: schema }
}

interface Schema {
  optional(): Schema
  default(): Schema
  superRefine(): Schema
}

/** What an action’s input would be told by. */
class None {}

async function safeParseAsync(): Promise<never> {
  throw new Error('the portal has no actions')
}

export const ZodIssueCode = {}

export {
  None as $ZodArray,
  None as $ZodBoolean,
  None as $ZodDefault,
  None as $ZodDiscriminatedUnion,
  None as $ZodNullable,
  None as $ZodNumber,
  None as $ZodObject,
  None as $ZodOptional,
  None as $ZodPipe,
  safeParseAsync,
  schema as custom,
  schema as enum,
  schema as object,
  schema as string,
  schema as union,
}

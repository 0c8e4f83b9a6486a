import type { APIRoute } from 'astro'
import { promises } from '../../../functions/promises/compiled.ts'
import { privacyDocument } from '../../dpv/document.ts'
import { inForce } from '../../policies/policies.ts'

export const GET: APIRoute = ({ site, url }) =>
  Response.json(privacyDocument(promises, inForce, site ?? url.origin))

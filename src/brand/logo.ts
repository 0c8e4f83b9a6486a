import type { SvgComponent } from 'astro/types'
import { promises } from '../../functions/promises/compiled.ts'
import { brandFile } from './files.ts'

const logos = import.meta.glob<SvgComponent>('../../content/brand/*.svg', { eager: true, import: 'default' })
const { logo: name } = promises.site.brand

export const logo = name ? brandFile(logos, name, 'brand.logo') : null

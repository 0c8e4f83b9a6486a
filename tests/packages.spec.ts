import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, { version?: string; integrity?: string; link?: boolean; optional?: boolean }>
}
const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
  readFileSync('package.json', 'utf8'),
)

/** The lowest versions without a known hole. */
const floors = { astro: '7.2.8', hono: '4.12.34', 'drizzle-orm': '0.45.2' }

function atLeast(version: string, floor: string): boolean {
  const [a, b] = [version, floor].map((text) => text.split('.').map(Number))
  for (let i = 0; i < 3; i++) if (a![i] !== b![i]) return a![i]! > b![i]!
  return true
}

test('R-88 every installed package is pinned by its integrity', () => {
  const loose = Object.entries(packages).filter(([path, { integrity, link }]) => path && !link && !integrity)
  expect(loose.map(([path]) => path)).toEqual([])
})

test('R-88 no package is below the version that closed a known hole', () => {
  for (const [name, floor] of Object.entries(floors)) {
    expect(atLeast(packages[`node_modules/${name}`]!.version!, floor), name).toBe(true)
  }
  expect(atLeast('4.12.33', '4.12.34')).toBe(false)
})

test('every direct dependency is pinned to one version', () => {
  const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([])
})

test('there is one workerd', () => {
  const copies = Object.keys(packages).filter((path) => path.endsWith('node_modules/workerd'))
  expect(copies).toHaveLength(1)
})

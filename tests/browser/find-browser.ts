import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** Where a Chromium is: named by CHROMIUM, the system's, or Playwright's own; null when there is none. */
export function findBrowser(): string | null {
  const places = [process.env.CHROMIUM, '/usr/bin/chromium', chromium.executablePath()]
  return places.find((place) => place && existsSync(place)) ?? null
}

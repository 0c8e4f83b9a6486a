import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/**
 * Where a Chromium is: named by CHROMIUM, the system's or Playwright's own; null when there is none. The shell without
 * a window comes first: it draws the same with half the work.
 */
export function findBrowser(): string | null {
  const shell = '/usr/bin/chromium-headless-shell'
  const places = [process.env.CHROMIUM, shell, '/usr/bin/chromium', chromium.executablePath()]
  return places.find((place) => place && existsSync(place)) ?? null
}

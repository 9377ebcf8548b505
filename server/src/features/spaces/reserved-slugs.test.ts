import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { contract } from '@stagedoor/contract'
import { isReservedSlug } from './reserved-slugs.ts'

const pages = path.join(import.meta.dirname, '../../../../viewer-site/src/pages')
const frontDoor = ['api', 'rtc', 'webhooks', 'media', 'admin']

it('keeps every first word of a real address from Spaces', () => {
  expect(Object.keys(contract).every((key) => / \/[a-z]/.test(key))).toBe(true)
  expect(frontDoor.filter((word) => !isReservedSlug(word))).toEqual([])
})

it.skipIf(!existsSync(pages))('keeps the site’s own pages from Spaces', () => {
  const words = readdirSync(pages).map((name) => name.replace(/\..*$/, ''))
  // Files like [space] are what a Space’s address leads to; 404 and 500 are never asked for by name.
  const own = words.filter((word) => /^[a-z-]{3,}$/.test(word) && word !== 'index')
  expect(own.length).toBeGreaterThan(3)
  expect(own.filter((word) => !isReservedSlug(word))).toEqual([])
})

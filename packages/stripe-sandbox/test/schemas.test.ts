import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { routes } from '../src/routes.ts'
import { makeSchemas } from '../src/schemas/make-schemas.ts'

test('params.json is what the installed SDK says, and every route is in it', () => {
  const committed: { requests: object } = JSON.parse(
    readFileSync(new URL('../src/schemas/params.json', import.meta.url), 'utf8'),
  )
  expect(committed).toEqual(makeSchemas())
  expect(routes.map(({ key }) => key).toSorted()).toEqual(Object.keys(committed.requests).toSorted())
})

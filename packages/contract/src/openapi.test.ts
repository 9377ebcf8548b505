import { describe, expect, it } from 'vitest'
import { contract, errorStatuses } from './index.ts'
import { toOpenApi } from './openapi.ts'

type Operation = {
  operationId: string
  parameters: { name: string; in: string; required: boolean }[]
  requestBody?: { content: Record<string, { schema: { required: string[]; properties: object } }> }
  responses: Record<string, { content: Record<string, { schema: object }> }>
}
const document = toOpenApi('https://site.test')
const operationOf = (path: string, method: string) => document.paths[path]?.[method] as Operation
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods)) as Operation[]

describe('the OpenAPI document', () => {
  it('has every endpoint once, under an id of its own', () => {
    expect(operations).toHaveLength(Object.keys(contract).length)
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
  })

  it('places input in the path, the query and the body', () => {
    const history = operationOf('/streams/{streamId}/messages', 'get')
    expect(history.parameters.map(({ name, in: place, required }) => [name, place, required])).toEqual([
      ['streamId', 'path', true],
      ['before', 'query', false],
      ['limit', 'query', false],
    ])
    expect(history.requestBody).toBeUndefined()
    const schema = operationOf('/spaces/{spaceId}/passes', 'post').requestBody?.content['application/json']
      ?.schema
    // What has a default need not be given.
    expect(schema?.required.toSorted()).toEqual(['billing', 'experienceIds', 'name', 'slug'])
    expect(Object.keys(schema?.properties ?? {})).not.toContain('spaceId')
  })

  it('documents each refusal an endpoint declares beside those every endpoint may give', () => {
    const buy = operationOf('/purchases', 'post')
    expect(Object.keys(buy.responses)).toEqual(
      expect.arrayContaining(['200', '400', '401', '403', '404', '409', '429', '500', '503']),
    )
    expect(JSON.stringify(buy.responses['409'])).toContain('purchases/sold-out')
    expect(JSON.stringify(operationOf('/me', 'get').responses)).not.toContain('purchases/')
    for (const [key, endpoint] of Object.entries(contract)) {
      const [method = '', path = ''] = key.split(' ')
      const { responses } = operationOf(path.replace(/:(\w+)/g, '{$1}'), method.toLowerCase())
      for (const code of endpoint.errors)
        expect(JSON.stringify(responses[errorStatuses[code]]), key).toContain(code)
    }
  })

  it('lets answers gain fields, and requests not', () => {
    const answers = operations.map(({ responses }) => JSON.stringify(responses['200']))
    expect(answers.join()).not.toContain('"additionalProperties":false')
    const body = JSON.stringify(operationOf('/me', 'patch').requestBody)
    expect(body).toContain('"additionalProperties":false')
  })

  it('only refers to what it has', () => {
    const text = JSON.stringify(document)
    const names = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? '')
    expect(names.length).toBeGreaterThan(0)
    expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining([...new Set(names)]))
  })
})

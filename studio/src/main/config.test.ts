import { describe, expect, it } from 'vitest'
import { readApiUrl } from './config.ts'

describe('readApiUrl', () => {
  it('takes the environment, then what the installer was built for, then the local stack', () => {
    expect(readApiUrl({ STAGEDOOR_API_URL: 'https://a.example/' }, 'https://b.example')).toBe(
      'https://a.example',
    )
    expect(readApiUrl({}, 'https://b.example')).toBe('https://b.example')
    expect(readApiUrl({}, undefined)).toBe('http://127.0.0.1:4300')
  })

  it.each(['http://stagedoor.example', 'stagedoor.example', 'file:///etc/passwd'])(
    'refuses %s by name',
    (given) => {
      expect(() => readApiUrl({ STAGEDOOR_API_URL: given }, undefined)).toThrow('STAGEDOOR_API_URL')
    },
  )
})

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigError, Secret, environmentNames, parseConfig } from './config.ts'

const complete = {
  PUBLIC_URL: 'http://127.0.0.1:4300/',
  DATABASE_URL: 'postgres://u:p@127.0.0.1/db',
  AUTH_SECRET: 'x'.repeat(32),
}
const liveKit = {
  LIVEKIT_URL: 'ws://127.0.0.1:7880',
  LIVEKIT_API_KEY: 'key',
  LIVEKIT_API_SECRET: 's'.repeat(32),
}

function problemsOf(env: Record<string, string>): string {
  try {
    parseConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return ''
}

describe('the configuration', () => {
  it('needs three variables, and says so for all that are missing at once', () => {
    expect(problemsOf({})).toMatch(
      /PUBLIC_URL is missing[^]*DATABASE_URL is missing[^]*AUTH_SECRET is missing/,
    )
    expect(problemsOf({ ...complete, DATABASE_URL: '' })).toContain('DATABASE_URL is missing')
    expect(parseConfig(complete)).toMatchObject({
      environment: 'development',
      http: { publicUrl: 'http://127.0.0.1:4300', port: 4300, studioOrigins: ['app://studio'] },
      livekit: undefined,
      stripe: undefined,
    })
  })

  it('reads the public address as browsers write it, and refuses one with more than an origin', () => {
    const read = (address: string) => parseConfig({ ...complete, PUBLIC_URL: address }).http.publicUrl
    expect(read('HTTPS://Stagedoor.Example:443/')).toBe('https://stagedoor.example')
    expect(read('http://127.0.0.1:80')).toBe('http://127.0.0.1')
    for (const more of ['https://x.example/site', 'https://x.example/?a', 'https://me@x.example'])
      expect(problemsOf({ ...complete, PUBLIC_URL: more })).toContain('PUBLIC_URL is more than an origin')
  })

  it('refuses half a group and names what is missing of it', () => {
    expect(problemsOf({ ...complete, STRIPE_SECRET_KEY: 'sk_test_0123456789' })).toContain(
      'STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET missing: Stripe needs all of',
    )
    expect(problemsOf({ ...complete, LIVEKIT_URL: 'ws://127.0.0.1:7880' })).toContain('LIVEKIT_API_KEY')
    expect(problemsOf({ ...complete, S3_BUCKET: 'bucket' })).toContain('S3_SECRET_ACCESS_KEY')
    expect(problemsOf({ ...complete, MAIL_FROM: 'a@b.co' })).toContain('SMTP_URL')
    expect(problemsOf({ ...complete, GETSTREAM_API_KEY: 'key' })).toContain('GETSTREAM_API_SECRET')
  })

  it('refuses short secrets and addresses that are none', () => {
    expect(problemsOf({ ...complete, AUTH_SECRET: 'short' })).toContain(
      'AUTH_SECRET is too short; at least 32 characters',
    )
    expect(problemsOf({ ...complete, PUBLIC_URL: 'stagedoor.example' })).toContain(
      'PUBLIC_URL is not a http:// or https:// address',
    )
    expect(problemsOf({ ...complete, ...liveKit, LIVEKIT_URL: 'wss//oops' })).toContain(
      'LIVEKIT_URL is not a',
    )
    expect(problemsOf({ ...complete, PORT: 'many' })).toContain('PORT')
  })

  it('never takes a local stand-in in production unless told to', () => {
    const production = { ...complete, NODE_ENV: 'production' }
    const problems = problemsOf(production)
    for (const name of [
      'ALLOW_LOCAL_PAYMENTS',
      'ALLOW_LOCAL_MAIL',
      'ALLOW_LOCAL_STORAGE',
      'ALLOW_LOCAL_MEDIA',
    ])
      expect(problems).toContain(name)
    const allowed = {
      ...production,
      ALLOW_LOCAL_PAYMENTS: '1',
      ALLOW_LOCAL_MAIL: '1',
      ALLOW_LOCAL_STORAGE: '1',
      ALLOW_LOCAL_MEDIA: '1',
    }
    expect(problemsOf(allowed)).toBe('')
    expect(problemsOf({ ...allowed, PUBLIC_URL: 'http://stagedoor.example' })).toContain('https://')
    expect(
      problemsOf({
        ...complete,
        STRIPE_SANDBOX_URL: 'http://127.0.0.1:4304',
        STRIPE_SECRET_KEY: 'sk_live_0123456789',
        STRIPE_PUBLISHABLE_KEY: 'pk_live_0',
        STRIPE_WEBHOOK_SECRET: 'whsec_0123456789',
      }),
    ).toContain('STRIPE_SANDBOX_URL only goes with')
  })

  it('does not print secrets', () => {
    const config = parseConfig({ ...complete, ...liveKit })
    expect(JSON.stringify(config)).not.toContain('x'.repeat(32))
    expect(`${config.auth.secret} ${config.livekit?.apiSecret}`).toBe('[secret] [secret]')
    expect(new Secret('word').reveal()).toBe('word')
    expect(config.livekit).toMatchObject({ url: 'http://127.0.0.1:7880', isLocal: true })
  })

  it('is described, every variable of it and no other, in .env.example', () => {
    const example = readFileSync(path.join(import.meta.dirname, '../.env.example'), 'utf8')
    const described = [...example.matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(([, name = '']) => name)
    expect(described.toSorted()).toEqual(environmentNames.toSorted())
  })
})

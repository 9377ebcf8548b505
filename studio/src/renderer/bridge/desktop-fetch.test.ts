import { describe, expect, it, vi } from 'vitest'
import type { Pushed, StudioWindow } from '#shared/ipc.ts'
import { createDesktopFetch } from './desktop-fetch.ts'

const apiUrl = 'https://stagedoor.example'
const streamId = '0198f1f0-0000-7000-8000-000000000001'

/** The main process as the renderer sees it. */
function fakeMain(answers: Record<string, unknown>) {
  const listeners = new Map<string, (pushed: never) => void>()
  const invoke = vi.fn(async (channel: string, _args: unknown) => answers[channel] ?? {})
  const studio = {
    invoke,
    on: (name: string, listener: (pushed: never) => void) => {
      listeners.set(name, listener)
      return () => undefined
    },
  } as unknown as StudioWindow
  const push = <P extends keyof Pushed>(name: P, pushed: Pushed[P]): void =>
    listeners.get(name)?.(pushed as never)
  return { studio, invoke, push }
}

describe('createDesktopFetch', () => {
  it('sends a call through main and hands the answer back', async () => {
    const { studio, invoke } = fakeMain({ 'api/call': { status: 201, body: '{"id":"x"}' } })
    const response = await createDesktopFetch(studio, apiUrl)(`${apiUrl}/api/spaces?q=a%20b`, {
      method: 'POST',
      body: '{"name":"Low Tide"}',
    })
    expect(response.status).toBe(201)
    expect(await response.json()).toEqual({ id: 'x' })
    expect(invoke).toHaveBeenCalledWith('api/call', {
      method: 'POST',
      path: '/api/spaces?q=a%20b',
      body: '{"name":"Low Tide"}',
    })
  })

  it('fails as fetch does when the server was not reached', async () => {
    const { studio } = fakeMain({ 'api/call': { status: 0, body: '' } })
    await expect(createDesktopFetch(studio, apiUrl)(`${apiUrl}/api/me`)).rejects.toThrow(TypeError)
  })

  it('asks no other server', async () => {
    const { studio, invoke } = fakeMain({})
    await expect(createDesktopFetch(studio, apiUrl)('https://evil.example/api/me')).rejects.toThrow()
    expect(invoke).not.toHaveBeenCalled()
  })

  it('streams events as they are pushed, its own only, until the server ends', async () => {
    const { studio, push } = fakeMain({ 'events/open': { status: 200 } })
    const desktopFetch = createDesktopFetch(studio, apiUrl)
    const response = await desktopFetch(`${apiUrl}/api/streams/${streamId}/events`)
    push('events/chunk', { subscription: 1, text: 'data: 1\n\n' })
    push('events/chunk', { subscription: 2, text: 'data: not ours\n\n' })
    push('events/chunk', { subscription: 1, text: 'data: 2\n\n' })
    push('events/end', { subscription: 1 })
    expect(await response.text()).toBe('data: 1\n\ndata: 2\n\n')
  })

  it('tells main when nobody listens any more', async () => {
    const { studio, invoke } = fakeMain({ 'events/open': { status: 200 } })
    const listening = new AbortController()
    const response = await createDesktopFetch(studio, apiUrl)(`${apiUrl}/api/streams/${streamId}/events`, {
      signal: listening.signal,
    })
    listening.abort()
    await expect(response.text()).rejects.toThrow()
    expect(invoke).toHaveBeenCalledWith('events/close', { subscription: 1 })
  })

  it('answers a refused event stream with its status', async () => {
    const { studio } = fakeMain({ 'events/open': { status: 403 } })
    const response = await createDesktopFetch(studio, apiUrl)(`${apiUrl}/api/streams/${streamId}/events`)
    expect(response.status).toBe(403)
  })
})

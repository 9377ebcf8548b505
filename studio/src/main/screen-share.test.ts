import type { DesktopCapturerSource, Session, Streams } from 'electron'
import { describe, expect, it } from 'vitest'
import { createScreenShare } from './screen-share.ts'

type Handler = NonNullable<Parameters<Session['setDisplayMediaRequestHandler']>[0]>

const thumbnail = { isEmpty: () => true, toDataURL: () => '' }
const sources = [
  { id: 'screen:0:0', name: 'Screen 1', thumbnail },
  { id: 'window:7:0', name: 'Notes', thumbnail },
] as unknown as DesktopCapturerSource[]

function setUp(platform: NodeJS.Platform = 'win32') {
  let handler: Handler | null = null
  const share = createScreenShare(
    { setDisplayMediaRequestHandler: (next) => void (handler = next) },
    { getSources: () => Promise.resolve(sources) },
    { appOrigin: 'app://studio', platform },
  )
  const request = (securityOrigin = 'app://studio/'): Streams | null | undefined => {
    let answer: Streams | null | undefined
    handler?.(
      { frame: null, securityOrigin, videoRequested: true, audioRequested: true, userGesture: true },
      (streams) => void (answer = streams),
    )
    return answer
  }
  return { share, request }
}

describe('createScreenShare', () => {
  it('lists screens and windows by kind', async () => {
    expect(await setUp().share.list()).toMatchObject([
      { id: 'screen:0:0', kind: 'screen' },
      { id: 'window:7:0', kind: 'window', name: 'Notes' },
    ])
  })

  it('hands the chosen source to the next request, and only to that one', async () => {
    const { share, request } = setUp()
    await share.list()
    share.choose({ id: 'window:7:0', withSound: false })
    expect(request()).toEqual({ video: sources[1] })
    expect(request()).toBeNull()
  })

  it('adds the computer’s sound where the system can give it', async () => {
    for (const [platform, audio] of [
      ['win32', 'loopback'],
      ['linux', undefined],
    ] as const) {
      const { share, request } = setUp(platform)
      await share.list()
      share.choose({ id: 'screen:0:0', withSound: true })
      expect(request()?.audio).toBe(audio)
    }
  })

  it('refuses a request without a choice, with a choice never offered, and from another page', async () => {
    const { share, request } = setUp()
    expect(request()).toBeNull()
    share.choose({ id: 'screen:0:0', withSound: false })
    expect(request()).toBeNull()
    await share.list()
    share.choose({ id: 'screen:0:0', withSound: false })
    expect(request('https://evil.example/')).toBeNull()
  })
})

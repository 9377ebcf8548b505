import type { Session, WebContents } from 'electron'
import { describe, expect, it } from 'vitest'
import { guardPermissions } from './permissions.ts'

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>
type DeviceHandler = NonNullable<Parameters<Session['setDevicePermissionHandler']>[0]>

function guard() {
  let request: RequestHandler | null = null
  let check: CheckHandler | null = null
  let device: DeviceHandler | null = null
  guardPermissions(
    {
      setPermissionRequestHandler: (handler) => void (request = handler),
      setPermissionCheckHandler: (handler) => void (check = handler),
      setDevicePermissionHandler: (handler) => void (device = handler),
    },
    'app://studio',
  )
  const contents = {} as WebContents
  return {
    asks: (permission: string, requestingUrl: string): boolean | undefined => {
      let answer: boolean | undefined
      request?.(contents, permission as 'media', (granted) => void (answer = granted), {
        requestingUrl,
        isMainFrame: true,
      })
      return answer
    },
    checks: (permission: string, origin: string) =>
      check?.(contents, permission as 'media', origin, { isMainFrame: true, requestingUrl: origin }),
    device: () => device?.({ deviceType: 'usb', origin: 'app://studio', device: {} as never }),
  }
}

describe('guardPermissions', () => {
  it('gives the studio’s page camera, microphone and screen', () => {
    for (const permission of ['media', 'display-capture']) {
      expect(guard().asks(permission, 'app://studio/index.html')).toBe(true)
      expect(guard().checks(permission, 'app://studio/')).toBe(true)
    }
  })

  it('gives other pages nothing, not even one whose address starts like ours', () => {
    expect(guard().asks('media', 'https://evil.example/')).toBe(false)
    expect(guard().asks('media', 'app://studio.evil/index.html')).toBe(false)
    expect(guard().checks('media', 'app://studio.evil')).toBe(false)
  })

  it('refuses what a studio does not need', () => {
    for (const permission of ['geolocation', 'midi', 'hid', 'openExternal', 'clipboard-read']) {
      expect(guard().asks(permission, 'app://studio/index.html')).toBe(false)
      expect(guard().checks(permission, 'app://studio/')).toBe(false)
    }
    expect(guard().device()).toBe(false)
  })
})

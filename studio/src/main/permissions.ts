import type { Session } from 'electron'

type Guarded = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>

/** Electron grants every page everything by default. The studio's own page gets what a studio needs; all else is refused. */
export function guardPermissions(session: Guarded, appOrigin: string): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(allowed.has(permission) && isFrom(details.requestingUrl, appOrigin))
  })
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) => {
    return allowed.has(permission) && isFrom(requestingOrigin, appOrigin)
  })
  session.setDevicePermissionHandler(() => false)
}

const allowed = new Set<string>([
  'media',
  'display-capture',
  'fullscreen',
  'speaker-selection',
  'notifications',
  'clipboard-sanitized-write',
  // A server on this machine, as in the local stack: recent versions ask before a page may reach it.
  'local-network',
  'loopback-network',
  'local-network-access',
])

/** The address comes with or without a path, by who asks. */
function isFrom(address: string, appOrigin: string): boolean {
  return address === appOrigin || address.startsWith(`${appOrigin}/`)
}

/** The server's one origin: from the environment, else what the installer was built for, else the local stack. */
export function readApiUrl(env: NodeJS.ProcessEnv, builtFor: string | undefined): string {
  const given = env['STAGEDOOR_API_URL'] ?? builtFor ?? 'http://127.0.0.1:4300'
  const url = URL.parse(given)
  const isLoopback = url?.hostname === '127.0.0.1' || url?.hostname === 'localhost'
  if (!url || (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback))) {
    throw new Error(
      `STAGEDOOR_API_URL is "${given}": it must be an https: address (http: only on this computer).`,
    )
  }
  return url.origin
}

export function platformName(platform: NodeJS.Platform): 'mac' | 'windows' | 'linux' {
  if (platform === 'darwin') return 'mac'
  return platform === 'win32' ? 'windows' : 'linux'
}

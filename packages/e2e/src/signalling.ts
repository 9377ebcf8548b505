import http from 'node:http'

/**
 * Opens LiveKit's signalling WebSocket the way its client does and answers the HTTP status: 101 when the caller
 * is let in, anything else when the gate refuses. `session` is the bearer value of whoever connects.
 */
export function signallingStatus(
  room: { url: string; token: string },
  session: string | undefined,
): Promise<number> {
  const url = new URL('/rtc', room.url.replace(/^ws/, 'http'))
  url.search = String(
    new URLSearchParams({ access_token: room.token, protocol: '16', auto_subscribe: '1', sdk: 'js' }),
  )
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'c3RhZ2UtZG9vci10ZXN0IQ==',
    ...(session ? { authorization: `Bearer ${session}` } : {}),
  }
  return new Promise((resolve, reject) => {
    const request = http.request(url, { headers })
    request.once('upgrade', (_response, socket) => {
      socket.destroy()
      resolve(101)
    })
    request.once('response', (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    request.once('error', reject)
    request.end()
  })
}

import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { logFile, origin, type Plan } from '../plan.ts'
import { answersAt, startHealthy } from '../start-healthy.ts'
import type { Running } from '../supervise.ts'

/** The real livekit-server on loopback only: no STUN, no outgoing packet, no port on another interface. */
export async function launchLiveKit(plan: Plan, binary: string): Promise<Running> {
  const file = path.join(plan.dataDir, 'livekit.yaml')
  await writeFile(file, configuration(plan), { mode: 0o600 })
  return startHealthy(
    {
      name: 'livekit',
      command: binary,
      args: ['--config', file],
      logFile: logFile(plan, 'livekit'),
      stopTwice: true, // the first SIGTERM waits for participants, for ever
    },
    answersAt(origin(plan.ports.livekit)),
  )
}

// departure_timeout: a publisher may be gone for five minutes and find the same room.
// node_ip keeps the server from its default STUN servers; the dead stun_servers entry keeps browsers from theirs.
// tcp_port 0: the ICE-TCP listener would bind every interface.
function configuration({ ports, secrets }: Plan): string {
  return `
port: ${ports.livekit}
bind_addresses: ['127.0.0.1']
keys: { ${secrets.livekitKey}: '${secrets.livekitSecret}' }
rtc:
  udp_port: ${ports.livekitUdp}
  tcp_port: 0
  node_ip: 127.0.0.1
  use_external_ip: false
  enable_loopback_candidate: true
  interfaces: { includes: [lo${process.platform === 'darwin' ? '0' : ''}] }
  stun_servers: ['127.0.0.1:9']
room: { auto_create: false, empty_timeout: 320, departure_timeout: 320 }
webhook: { api_key: ${secrets.livekitKey}, urls: ['${origin(ports.site)}/webhooks/livekit'] }
logging: { level: info, json: true }
`.trimStart()
}

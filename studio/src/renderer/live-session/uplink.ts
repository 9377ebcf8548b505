/** What the browser tells about sending, over the last second or so. */
export type Uplink = {
  /** Sent now, picture and sound. */
  sentBits: number
  /** What the encoders aim at; undefined availability means that nothing is measured yet. */
  targetBits: number
  availableBits: number | undefined
  framesPerSecond: number
  /** 0 to 1. */
  lossRatio: number
  roundTripMs: number | undefined
  /** From the camera to the server: encoding, the queue to the line, half a round trip. */
  delayMs: number | undefined
  /** What holds the picture below its aim, and for how many seconds on end: at the start everything is slow. */
  limitedBy: 'none' | 'cpu' | 'bandwidth' | 'other'
  limitedSeconds: number
  /** Nobody takes the picture at the moment, so nothing is encoded. */
  isResting: boolean
}

type Counters = {
  atMs: number
  bytes: number
  frames: number
  encodeSeconds: number
  packets: number
  queueSeconds: number
}

/** Turns the growing counters of `RTCPeerConnection` statistics into rates. */
export function createUplinkReader(): (stats: Iterable<unknown>) => Uplink | undefined {
  let before: Counters | undefined
  let limit: { by: Uplink['limitedBy']; seconds: number } = { by: 'none', seconds: 0 }
  return (stats) => {
    const reports = [...stats].filter(isReport)
    const outbound = reports.filter((report) => report.type === 'outbound-rtp')
    const layers = outbound.filter((report) => report['kind'] === 'video')
    const video = layers.filter((report) => report['active'] !== false)
    const [first] = outbound
    if (!first) return undefined

    const now: Counters = {
      atMs: first.timestamp,
      bytes: sum(outbound, 'bytesSent'),
      // Layers are copies of one picture: the busiest is the picture's own rate.
      frames: Math.max(0, ...layers.map((report) => read(report, 'framesEncoded') ?? 0)),
      encodeSeconds: Math.max(0, ...layers.map((report) => read(report, 'totalEncodeTime') ?? 0)),
      packets: sum(layers, 'packetsSent'),
      queueSeconds: sum(layers, 'totalPacketSendDelay'),
    }
    const seconds = before ? (now.atMs - before.atMs) / 1000 : 0
    const last = before
    before = now
    if (!last || seconds <= 0) return undefined

    const by = limitOf(video)
    limit = { by, seconds: by === limit.by ? limit.seconds + seconds : 0 }
    const remote = reports.filter((report) => report.type === 'remote-inbound-rtp')
    const pair = reports.find((report) => report.type === 'candidate-pair' && report['nominated'] === true)
    const roundTrip = pair ? read(pair, 'currentRoundTripTime') : undefined
    return {
      sentBits: Math.max(0, ((now.bytes - last.bytes) * 8) / seconds),
      targetBits: sum(outbound, 'targetBitrate'),
      availableBits: pair ? read(pair, 'availableOutgoingBitrate') : undefined,
      framesPerSecond: Math.max(0, now.frames - last.frames) / seconds,
      lossRatio: Math.max(0, ...remote.map((report) => read(report, 'fractionLost') ?? 0)),
      roundTripMs: roundTrip === undefined ? undefined : roundTrip * 1000,
      delayMs: delayOf(last, now, roundTrip),
      limitedBy: limit.by,
      limitedSeconds: limit.seconds,
      isResting: layers.length > 0 && video.length === 0,
    }
  }
}

function delayOf(last: Counters, now: Counters, roundTripSeconds: number | undefined): number | undefined {
  const frames = now.frames - last.frames
  const packets = now.packets - last.packets
  if (frames <= 0 || packets <= 0 || roundTripSeconds === undefined) return undefined
  const encodeSeconds = (now.encodeSeconds - last.encodeSeconds) / frames
  const queueSeconds = (now.queueSeconds - last.queueSeconds) / packets
  return (encodeSeconds + queueSeconds + roundTripSeconds / 2) * 1000
}

type Report = { type: string; timestamp: number; [name: string]: unknown }

function isReport(value: unknown): value is Report {
  return typeof value === 'object' && value !== null && 'type' in value && 'timestamp' in value
}

function read(report: Report, name: string): number | undefined {
  const value = report[name]
  return typeof value === 'number' ? value : undefined
}

function sum(reports: Report[], name: string): number {
  return reports.reduce((total, report) => total + (read(report, name) ?? 0), 0)
}

function limitOf(video: Report[]): Uplink['limitedBy'] {
  const limits = video.map((report) => report['qualityLimitationReason'])
  if (limits.includes('cpu')) return 'cpu'
  if (limits.includes('bandwidth')) return 'bandwidth'
  return limits.includes('other') ? 'other' : 'none'
}

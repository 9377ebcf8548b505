import { studioOnAirWords } from '@stagedoor/words/studio-on-air'
import type { SharedScreen } from './bridge.ts'

/** 720p at 30: what the layers, the recording and most uplinks are made for. */
export async function openCamera(deviceId: string | undefined): Promise<MediaStreamVideoTrack> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: {
      ...(deviceId ? { deviceId: { exact: deviceId } } : {}),
      width: { ideal: 1280 },
      height: { ideal: 720 },
      frameRate: { ideal: 30 },
    },
  })
  return only(stream.getVideoTracks())
}

/** Sound as it is: cancelling echo and noise would eat the quiet parts of music. */
export async function openMicrophone(deviceId: string | undefined): Promise<MediaStreamAudioTrack> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: {
      ...(deviceId ? { deviceId: { exact: deviceId } } : {}),
      echoCancellation: false,
      noiseSuppression: false,
      autoGainControl: false,
      channelCount: { ideal: 2 },
    },
  })
  return only(stream.getAudioTracks())
}

export async function openScreen(withSound: boolean): Promise<SharedScreen> {
  const stream = await navigator.mediaDevices.getDisplayMedia({
    // At the recording's size it need not be scaled for every frame.
    video: { width: { max: 1920 }, height: { max: 1080 }, frameRate: { max: 30 } },
    audio: withSound,
  })
  const picture = only(stream.getVideoTracks())
  const [sound] = stream.getAudioTracks()
  // Text stays sharp: better fewer frames than a blurred line.
  picture.contentHint = 'detail'
  return { name: nameOf(picture), picture, sound }
}

/** Browsers label a shared surface with an id of their own. */
function nameOf(track: MediaStreamTrack): string {
  const { shared: words } = studioOnAirWords().controls
  switch (track.getSettings().displaySurface) {
    case 'window':
      return words.window
    case 'browser':
      return words.browser
    default:
      return words.monitor
  }
}

function only<Track extends MediaStreamTrack>(tracks: Track[]): Track {
  const [track] = tracks
  if (!track) throw new DOMException('The device gave no track.', 'NotFoundError')
  return track
}

import type { Stream } from '@stagedoor/contract'
import { Button, Icon, LevelMeter, Menu } from '@stagedoor/ui'
import { studioOnAirWords } from '@stagedoor/words/studio-on-air'
import { useCallback } from 'react'
import { ShapeIcon } from '../../app/shape-icon.tsx'
import { useSources, useStudio } from '../../app/studio-context.tsx'
import { meterLevel } from '../../live-session/sound-mix.ts'
import { EndStream } from './end-stream.tsx'

/** Microphone, camera, screen, and the end. What is off is inverted and says so in a word. */
export function Controls({
  stream,
  toggleMicrophone,
  toggleCamera,
  toggleScreen,
}: {
  stream: Stream
  toggleMicrophone: () => void
  toggleCamera: () => void
  toggleScreen: () => void
}) {
  const { screen } = useSources()
  const { controls: words } = studioOnAirWords()
  return (
    <div className="controls" role="toolbar" aria-label={words.title}>
      <MicrophoneControl onToggle={toggleMicrophone} />
      <CameraControl onToggle={toggleCamera} />
      <div className="ctl">
        <Button aria-pressed={screen !== undefined} aria-keyshortcuts="s" onClick={toggleScreen}>
          <Icon name="screen" />
          <span className="t">{screen ? screen.name : words.shareScreen}</span>
          {screen && <span className="vh">{words.stopSharing}</span>}
          <kbd className="key">S</kbd>
        </Button>
      </div>
      <span className="grow" />
      <EndStream stream={stream} />
    </div>
  )
}

function MicrophoneControl({ onToggle }: { onToggle: () => void }) {
  const { session, levelDb } = useStudio()
  const { microphone, devices } = useSources()
  const readLevel = useCallback(() => meterLevel(levelDb()), [levelDb])
  const { controls: words } = studioOnAirWords()
  const isOff = microphone.isMuted || !microphone.track
  return (
    <div className={isOff ? 'ctl off' : 'ctl'}>
      {isOff ? (
        <Button aria-pressed={false} aria-keyshortcuts="m" onClick={onToggle}>
          <ShapeIcon name="muted" />
          {microphone.track ? words.muted : words.noSound}
          <span className="vh">{words.unmute}</span>
          <kbd className="key">M</kbd>
        </Button>
      ) : (
        <Button aria-pressed aria-keyshortcuts="m" aria-label={words.microphoneOn} onClick={onToggle}>
          <Icon name="microphone" />
          <LevelMeter read={readLevel} label={words.level} />
          <kbd className="key">M</kbd>
        </Button>
      )}
      <DeviceMenu
        label={words.chooseMicrophone}
        kind="audioinput"
        devices={devices}
        current={microphone.deviceId}
        onChoose={(deviceId) => void session.sources.chooseMicrophone(deviceId)}
      />
    </div>
  )
}

function CameraControl({ onToggle }: { onToggle: () => void }) {
  const { session } = useStudio()
  const { camera, devices } = useSources()
  const { controls: words } = studioOnAirWords()
  return (
    <div className={camera.track ? 'ctl' : 'ctl off'}>
      <Button
        aria-pressed={camera.track !== undefined}
        aria-keyshortcuts="v"
        busy={camera.isOpening}
        onClick={onToggle}
      >
        {camera.track ? <Icon name="camera" /> : <ShapeIcon name="camera-off" />}
        {camera.track ? <span className="t">{words.camera}</span> : words.cameraOff}
        <span className="vh">{camera.track ? words.turnCameraOff : words.turnCameraOn}</span>
        <kbd className="key">V</kbd>
      </Button>
      <DeviceMenu
        label={words.chooseCamera}
        kind="videoinput"
        devices={devices}
        current={camera.deviceId}
        onChoose={(deviceId) => void session.sources.turnOnCamera(deviceId)}
      />
    </div>
  )
}

function DeviceMenu({
  label,
  kind,
  devices,
  current,
  onChoose,
}: {
  label: string
  kind: MediaDeviceKind
  devices: MediaDeviceInfo[]
  current: string | undefined
  onChoose: (deviceId: string) => void
}) {
  const { controls: words } = studioOnAirWords()
  const listed = devices.filter((device) => device.kind === kind && device.deviceId !== '')
  return (
    <Menu up label={label} buttonClass="btn" summary={<Icon name="chevron" />}>
      {listed.length === 0 && <p>{words.noOther}</p>}
      {listed.map(({ deviceId, label: name }, index) => (
        <label key={deviceId}>
          <input
            type="radio"
            name={kind}
            checked={deviceId === current}
            onChange={() => onChoose(deviceId)}
          />
          {name || words.unnamed(index + 1)}
        </label>
      ))}
    </Menu>
  )
}

import type { Stream } from '@stagedoor/contract'
import { Button, Icon, LevelMeter, Menu } from '@stagedoor/ui'
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
  return (
    <div className="controls" role="toolbar" aria-label="Controls">
      <MicrophoneControl onToggle={toggleMicrophone} />
      <CameraControl onToggle={toggleCamera} />
      <div className="ctl">
        <Button aria-pressed={screen !== undefined} aria-keyshortcuts="s" onClick={toggleScreen}>
          <Icon name="screen" />
          <span className="t">{screen ? screen.name : 'Share screen'}</span>
          {screen && <span className="vh">is shared. Stop sharing</span>}
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
  const isOff = microphone.isMuted || !microphone.track
  return (
    <div className={isOff ? 'ctl off' : 'ctl'}>
      {isOff ? (
        <Button aria-pressed={false} aria-keyshortcuts="m" onClick={onToggle}>
          <ShapeIcon name="muted" />
          {microphone.track ? 'Muted' : 'No sound'}
          <span className="vh">. Unmute</span>
          <kbd className="key">M</kbd>
        </Button>
      ) : (
        <Button aria-pressed aria-keyshortcuts="m" aria-label="Microphone on. Mute" onClick={onToggle}>
          <Icon name="microphone" />
          <LevelMeter read={readLevel} label="Microphone level" />
          <kbd className="key">M</kbd>
        </Button>
      )}
      <DeviceMenu
        label="Choose a microphone"
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
  return (
    <div className={camera.track ? 'ctl' : 'ctl off'}>
      <Button
        aria-pressed={camera.track !== undefined}
        aria-keyshortcuts="v"
        busy={camera.isOpening}
        onClick={onToggle}
      >
        {camera.track ? <Icon name="camera" /> : <ShapeIcon name="camera-off" />}
        <span className="t">{camera.track ? 'Camera' : 'Camera off'}</span>
        <span className="vh">{camera.track ? 'is on. Turn it off' : '. Turn it on'}</span>
        <kbd className="key">V</kbd>
      </Button>
      <DeviceMenu
        label="Choose a camera"
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
  const listed = devices.filter((device) => device.kind === kind && device.deviceId !== '')
  return (
    <Menu up label={label} buttonClass="btn" summary={<Icon name="chevron" />}>
      {listed.length === 0 && <p>Nothing else to choose from.</p>}
      {listed.map(({ deviceId, label: name }, index) => (
        <label key={deviceId}>
          <input
            type="radio"
            name={kind}
            checked={deviceId === current}
            onChange={() => onChoose(deviceId)}
          />
          {name || `Device ${index + 1}`}
        </label>
      ))}
    </Menu>
  )
}

import { Button, LevelMeter, SelectField } from '@stagedoor/ui'
import { useCallback } from 'react'
import { useSources, useStudio } from '../../app/studio-context.tsx'
import { meterLevel } from '../../live-session/sound-mix.ts'
import { ScreenButton } from './screen-picker.tsx'

/** Microphone with its level, camera, and what of the screen is shared. */
export function DevicePicks() {
  const { session, levelDb } = useStudio()
  const { camera, microphone, screen, devices } = useSources()
  const readLevel = useCallback(() => meterLevel(levelDb()), [levelDb])
  return (
    <div className="picks">
      <div>
        <SelectField
          label="Microphone"
          value={microphone.deviceId ?? ''}
          onChange={(event) => void session.sources.chooseMicrophone(event.target.value)}
        >
          <DeviceOptions devices={devices} kind="audioinput" current={microphone.deviceId} />
        </SelectField>
        <LevelMeter read={readLevel} label="Microphone level" />
      </div>
      <SelectField
        label="Camera"
        value={camera.track ? (camera.deviceId ?? '') : 'off'}
        onChange={(event) =>
          event.target.value === 'off'
            ? session.sources.turnOffCamera()
            : void session.sources.turnOnCamera(event.target.value)
        }
      >
        <DeviceOptions devices={devices} kind="videoinput" current={camera.track && camera.deviceId} />
        <option value="off">Off</option>
      </SelectField>
      <div className="field">
        <span id="shared-screen">Screen</span>
        <div className="row tight">
          <span className="grow cut">{screen ? screen.name : <span className="muted">Not shared</span>}</span>
          {screen && (
            <Button kind="bare" onClick={() => session.sources.stopScreen()}>
              Stop
            </Button>
          )}
          <ScreenButton aria-describedby="shared-screen">Choose…</ScreenButton>
        </div>
      </div>
    </div>
  )
}

/** The devices of a kind by name. One that is used but not listed, as a test card, is `The one in use`. */
function DeviceOptions({
  devices,
  kind,
  current,
}: {
  devices: MediaDeviceInfo[]
  kind: MediaDeviceKind
  current: string | undefined
}) {
  const listed = devices.filter((device) => device.kind === kind && device.deviceId !== '')
  const isListed = listed.some(({ deviceId }) => deviceId === current)
  return (
    <>
      {!isListed && <option value={current ?? ''}>{current ? 'The one in use' : 'None'}</option>}
      {listed.map(({ deviceId, label }, index) => (
        <option key={deviceId} value={deviceId}>
          {label || `Device ${index + 1}`}
        </option>
      ))}
    </>
  )
}

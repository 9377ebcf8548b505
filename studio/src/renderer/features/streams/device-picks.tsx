import { Button, LevelMeter, SelectField } from '@stagedoor/ui'
import { studioPreflightWords } from '@stagedoor/words/studio-preflight'
import { useCallback } from 'react'
import { useSources, useStudio } from '../../app/studio-context.tsx'
import { meterLevel } from '../../live-session/sound-mix.ts'
import { ScreenButton } from './screen-picker.tsx'

/** Microphone with its level, camera, and what of the screen is shared. */
export function DevicePicks() {
  const { session, levelDb } = useStudio()
  const { camera, microphone, screen, devices } = useSources()
  const readLevel = useCallback(() => meterLevel(levelDb()), [levelDb])
  const { picks: words } = studioPreflightWords()
  return (
    <div className="picks">
      <div>
        <SelectField
          label={words.microphone}
          value={microphone.deviceId ?? ''}
          onChange={(event) => void session.sources.chooseMicrophone(event.target.value)}
        >
          <DeviceOptions devices={devices} kind="audioinput" current={microphone.deviceId} />
        </SelectField>
        <LevelMeter read={readLevel} label={words.level} />
      </div>
      <SelectField
        label={words.camera}
        value={camera.track ? (camera.deviceId ?? '') : 'off'}
        onChange={(event) =>
          event.target.value === 'off'
            ? session.sources.turnOffCamera()
            : void session.sources.turnOnCamera(event.target.value)
        }
      >
        <DeviceOptions devices={devices} kind="videoinput" current={camera.track && camera.deviceId} />
        <option value="off">{words.off}</option>
      </SelectField>
      <div className="field">
        <span id="shared-screen">{words.screen}</span>
        <div className="row tight">
          <span className="grow cut">
            {screen ? screen.name : <span className="muted">{words.notShared}</span>}
          </span>
          {screen && (
            <Button kind="bare" onClick={() => session.sources.stopScreen()}>
              {words.stop}
            </Button>
          )}
          <ScreenButton aria-describedby="shared-screen">{words.choose}</ScreenButton>
        </div>
      </div>
    </div>
  )
}

/** The devices of a kind by name. One that is used but not listed, as a test card, is the one in use. */
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
  const { picks: words } = studioPreflightWords()
  const isListed = listed.some(({ deviceId }) => deviceId === current)
  return (
    <>
      {!isListed && <option value={current ?? ''}>{current ? words.inUse : words.none}</option>}
      {listed.map(({ deviceId, label }, index) => (
        <option key={deviceId} value={deviceId}>
          {label || words.unnamed(index + 1)}
        </option>
      ))}
    </>
  )
}

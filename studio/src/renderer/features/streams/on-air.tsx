import type { Space, Stream } from '@stagedoor/contract'
import { Stage } from '@stagedoor/live/stage/stage.tsx'
import '@stagedoor/live/stage/stage.css'
import { Note } from '@stagedoor/ui'
import { studioOnAirWords } from '@stagedoor/words/studio-on-air'
import { Shell } from '../../app/shell.tsx'
import { useLiveState, useSources, useStudio } from '../../app/studio-context.tsx'
import { useShortcuts } from '../../app/use-shortcuts.ts'
import { StageChat } from '../chat/stage-chat.tsx'
import { deviceCause } from './checks.ts'
import { Controls } from './controls.tsx'
import { EmptyStage } from './empty-stage.tsx'
import { HealthLine } from './health-line.tsx'
import { isPip, layoutKeys } from './layout-keys.ts'
import { LayoutPicker } from './layout-picker.tsx'
import { onAirShortcuts } from './on-air-shortcuts.ts'
import './on-air.css'
import './preflight.css'
import { useScreenSharing } from './screen-picker.tsx'
import { useAttachable } from './use-attachable.ts'
import { Vitals } from './vitals.tsx'

/** On air: the stage large, what matters above it, what one does below it, the people beside it. */
export function OnAir({ space, stream }: { space: Space; stream: Stream }) {
  const { session } = useStudio()
  const { layout, problem } = useLiveState()
  const { camera, microphone, screen } = useSources()
  const sharing = useScreenSharing()
  const { sources } = session
  const words = studioOnAirWords()
  // A device that is wanted and gives nothing says why.
  const problems = [
    problem,
    camera.problem && deviceCause(camera.problem, 'camera'),
    microphone.problem && deviceCause(microphone.problem, 'microphone'),
  ].filter((words) => words !== undefined)

  const toggleMicrophone = (): void => sources.setMuted(!microphone.isMuted)
  const toggleCamera = (): void =>
    camera.track ? sources.turnOffCamera() : void sources.turnOnCamera(camera.deviceId)
  const toggleScreen = (): void => (screen ? sources.stopScreen() : sharing.start())
  const swapInset = (): void => {
    if (!isPip(layout.name)) return
    session.setLayout({ ...layout, inset: layout.inset === 'camera' ? 'screen' : 'camera' })
  }
  useShortcuts({
    m: toggleMicrophone,
    v: toggleCamera,
    s: toggleScreen,
    x: swapInset,
    ...Object.fromEntries(
      Object.entries(layoutKeys).map(([name, key]) => [
        key,
        () => session.setLayout({ ...layout, name: name as keyof typeof layoutKeys }),
      ]),
    ),
  })

  return (
    <Shell space={space} title={stream.title} sheetClass="live-room" shortcuts={onAirShortcuts()}>
      <div className="booth">
        <h1 className="vh">{words.heading(stream.title)}</h1>
        <Vitals stream={stream} />
        <div className="told">
          <HealthLine />
          {problems.map((words) => (
            <Note key={words} kind="bad">
              {words}
            </Note>
          ))}
        </div>
        <div className="frame">
          <div className="stage">
            <Stage
              camera={useAttachable(camera.track)}
              screen={useAttachable(screen?.picture)}
              layout={layout}
            >
              {!camera.track && !screen && layout.name !== 'soon' && layout.name !== 'brb' && (
                <EmptyStage title={words.noPicture}>{words.noPictureHelp}</EmptyStage>
              )}
            </Stage>
          </div>
        </div>
        <LayoutPicker onSwap={swapInset} />
        <Controls
          stream={stream}
          toggleMicrophone={toggleMicrophone}
          toggleCamera={toggleCamera}
          toggleScreen={toggleScreen}
        />
        {sharing.picker}
      </div>
      <StageChat space={space} stream={stream} />
    </Shell>
  )
}

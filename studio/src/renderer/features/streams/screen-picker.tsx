import { Button, Dialog, Note } from '@stagedoor/ui'
import { studioPreflightWords } from '@stagedoor/words/studio-preflight'
import { useState, type ComponentProps, type ReactNode } from 'react'
import type { ScreenSource } from '#shared/ipc.ts'
import { useLiveState, useStudio } from '../../app/studio-context.tsx'
import { explain } from '../../app/use-loaded.ts'
import type { Studio } from '../../app/studio.ts'
import { isLive } from '../../live-session/live-state.ts'
import './screen-picker.css'

export type ScreenSharing = {
  /** Asks what to share: the browser by its own window, the desktop app by ours. */
  start(): void
  picker: ReactNode
}

/** Sharing a screen, wherever a control for it stands. Render `picker` beside the control. */
export function useScreenSharing(): ScreenSharing {
  const studio = useStudio()
  const { layout, phase } = useLiveState()
  const [sources, setSources] = useState<ScreenSource[]>()
  const [problem, setProblem] = useState<string>()
  const { listScreens } = studio.bridge.devices

  async function share(choice?: { id: string; withSound: boolean }): Promise<void> {
    setSources(undefined)
    setProblem(undefined)
    try {
      const isShared = await studio.session.sources.shareScreen(choice)
      // On air with the camera alone nobody would see what was just shared.
      if (isShared && isLive(phase) && layout.name === 'camera') {
        studio.session.setLayout({ ...layout, name: 'side' })
      }
    } catch (error) {
      setProblem(explain(error))
    }
  }

  return {
    start: () => {
      if (listScreens) void listScreens().then(setSources)
      else void share()
    },
    picker: (
      <>
        {sources && (
          <ScreenPicker
            sources={sources}
            platform={studio.bridge.config.platform}
            onChoose={(choice) => void share(choice)}
            onClose={() => setSources(undefined)}
          />
        )}
        {problem && <Note kind="bad">{studioPreflightWords().screenPicker.failed(problem)}</Note>}
      </>
    ),
  }
}

export function ScreenButton({ children, ...button }: ComponentProps<typeof Button>) {
  const sharing = useScreenSharing()
  return (
    <>
      <Button {...button} onClick={sharing.start}>
        {children}
      </Button>
      {sharing.picker}
    </>
  )
}

function ScreenPicker({
  sources,
  platform,
  onChoose,
  onClose,
}: {
  sources: ScreenSource[]
  platform: Studio['bridge']['config']['platform']
  onChoose: (choice: { id: string; withSound: boolean }) => void
  onClose: () => void
}) {
  const [withSound, setWithSound] = useState(false)
  const { screenPicker: words } = studioPreflightWords()
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      actions={<Button onClick={onClose}>{words.nothing}</Button>}
    >
      {sources.length === 0 && <p className="muted">{words.none}</p>}
      <div className="screens">
        {sources.map((source) => (
          <button key={source.id} type="button" onClick={() => onChoose({ id: source.id, withSound })}>
            {source.thumbnail ? <img src={source.thumbnail} alt="" /> : <span className="blank" />}
            <span className="cut">{source.name}</span>
          </button>
        ))}
      </div>
      {platform === 'windows' && (
        <label className="option">
          <input
            type="checkbox"
            checked={withSound}
            onChange={(event) => setWithSound(event.target.checked)}
          />
          <span>{words.withSound}</span>
        </label>
      )}
    </Dialog>
  )
}

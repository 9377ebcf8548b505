import { playerWords } from '@stagedoor/words/player'
import { PlayerButton } from './player-button.tsx'
import type { StageControls } from './use-stage-controls.ts'

/** The end of both player bars: out of the page, or over all of the screen, where the browser can. */
export function SharedControls({ controls }: { controls: StageControls }) {
  const words = playerWords()
  return (
    <>
      {controls.canPictureInPicture && (
        <PlayerButton
          className="wide"
          icon="pip"
          label={words.pip}
          shortcut="p"
          onClick={controls.togglePictureInPicture}
        />
      )}
      {controls.canFull && (
        <PlayerButton
          icon="full"
          label={controls.isFull ? words.leaveFull : words.full}
          shortcut="f"
          onClick={controls.toggleFull}
        />
      )}
    </>
  )
}

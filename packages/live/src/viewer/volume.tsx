import { playerWords } from '@stagedoor/words/player'
import { PlayerButton } from './player-button.tsx'
import { Range } from './range.tsx'

export function Volume({
  volume,
  isMuted,
  onVolume,
  onMuted,
}: {
  volume: number
  isMuted: boolean
  onVolume: (volume: number) => void
  onMuted: (isMuted: boolean) => void
}) {
  const words = playerWords()
  const shown = isMuted ? 0 : volume
  return (
    <span className="volume">
      <PlayerButton
        icon={isMuted ? 'mute' : 'volume'}
        label={isMuted ? words.unmute : words.mute}
        shortcut="m"
        onClick={() => onMuted(!isMuted)}
      />
      <Range
        className="wide"
        label={words.volume}
        max={1}
        step={0.05}
        value={shown}
        valueText={words.volumeAt(Math.round(shown * 100))}
        onChange={onVolume}
      />
    </span>
  )
}

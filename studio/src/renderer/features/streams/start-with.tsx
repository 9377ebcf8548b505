import { Segments } from '@stagedoor/ui'
import { studioPreflightWords } from '@stagedoor/words/studio-preflight'
import { useLiveState, useStudio } from '../../app/studio-context.tsx'

/** What people see first. */
export function StartWith() {
  const { session } = useStudio()
  const { layout } = useLiveState()
  const words = studioPreflightWords()
  return (
    <Segments
      label={words.startWith}
      items={[
        { value: 'camera', label: words.startWithPicture },
        { value: 'soon', label: words.startWithCard },
      ]}
      value={layout.name === 'soon' ? 'soon' : 'camera'}
      onChange={(name) => session.setLayout({ ...layout, name })}
    />
  )
}

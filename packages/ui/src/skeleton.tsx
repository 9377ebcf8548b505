import { uiWords } from '@stagedoor/words/ui'

/** Where words or a picture will be. Ears hear only that something is loading. */
export function Skeleton({ shape = 'lines' }: { shape?: 'lines' | 'block' }) {
  return (
    <span role="status">
      <span className="vh">{uiWords().loading}</span>
      {shape === 'block' ? (
        <span className="skeleton block" />
      ) : (
        <>
          <span className="skeleton w-2" />
          <span className="skeleton" />
          <span className="skeleton w-1" />
        </>
      )}
    </span>
  )
}

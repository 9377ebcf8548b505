import { Button, Icon } from '@stagedoor/ui'
import { studioPreflightWords } from '@stagedoor/words/studio-preflight'
import type { Check, Remedy } from './checks.ts'

export function CheckList({ checks, remedies }: { checks: Check[]; remedies: Record<Remedy, () => void> }) {
  const words = studioPreflightWords()
  return (
    <ul className="checks">
      {checks.map((check) => (
        <li key={check.name} className={check.status}>
          {check.status === 'failing' ? (
            <>
              <Icon name="warn" />
              <div role="alert">
                <b>{check.name}</b>
                <p>{check.cause}</p>
              </div>
              {check.remedies && check.remedies.length > 0 && (
                <div className="acts">
                  {check.remedies.map(({ act, label }) => (
                    <Button key={act} small onClick={remedies[act]}>
                      <span className="cut">{label}</span>
                    </Button>
                  ))}
                </div>
              )}
            </>
          ) : (
            <>
              <Icon name={check.status === 'fine' ? 'check' : 'clock'} />
              <span>{check.name}</span>
              <span className="v num">{check.status === 'fine' ? check.value : words.waiting}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

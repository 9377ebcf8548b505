import { Button, Icon } from '@stagedoor/ui'
import type { Check, Remedy } from './checks.ts'

export function CheckList({ checks, remedies }: { checks: Check[]; remedies: Record<Remedy, () => void> }) {
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
              {check.remedy && (
                <div className="acts">
                  <Button small onClick={remedies[check.remedy.act]}>
                    {check.remedy.label}
                  </Button>
                </div>
              )}
            </>
          ) : (
            <>
              <Icon name={check.status === 'fine' ? 'check' : 'clock'} />
              <span>{check.name}</span>
              <span className="v num">{check.status === 'fine' ? check.value : '…'}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

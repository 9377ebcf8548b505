import { Button, Icon, Progress, type IconName } from '@stagedoor/ui'
import { studioUploadWords } from '@stagedoor/words/studio-upload'
import type { ReplayStep } from './replay-steps.ts'

const icons: Record<ReplayStep['status'], IconName> = {
  done: 'check',
  doing: 'down',
  waiting: 'clock',
  failed: 'warn',
}

/** The steps in their order, with how far the one is that is under way. */
export function StepList({
  title,
  steps,
  onRetry,
}: {
  title: string
  steps: ReplayStep[]
  onRetry: (key: ReplayStep['key']) => void
}) {
  const words = studioUploadWords()
  return (
    <ol className="checks way" aria-label={words.steps}>
      {steps.map(({ key, name, status, value, share, detail }) => (
        <li key={key} className={status} aria-current={status === 'doing' ? 'step' : undefined}>
          <Icon name={icons[status]} />
          <b>{name}</b>
          <span className="v num">{value}</span>
          {(status === 'doing' || share !== undefined) && (
            <Progress
              label={key === 'upload' ? words.uploadOf(title) : name}
              {...(share === undefined ? {} : { value: share })}
            />
          )}
          {detail && <p className="small num">{detail}</p>}
          {status === 'failed' && (
            <div className="acts">
              <Button small onClick={() => onRetry(key)}>
                {words.tryAgain}
              </Button>
            </div>
          )}
        </li>
      ))}
    </ol>
  )
}

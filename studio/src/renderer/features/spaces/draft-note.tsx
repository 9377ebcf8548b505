import type { Space } from '@stagedoor/contract'
import { Button, Note } from '@stagedoor/ui'
import { studioSpaceWords } from '@stagedoor/words/studio-space'
import { useAccount } from '../../app/account-context.tsx'
import { paths } from '../../app/route.ts'
import { useStudio } from '../../app/studio-context.tsx'
import { useToast } from '../../app/toast-context.tsx'
import { useAction } from '../../app/use-action.ts'

/** A Space that nobody sees says so, with the one thing to do about it. */
export function DraftNote({ space }: { space: Space }) {
  const { api } = useStudio()
  const { reload } = useAccount()
  const toast = useToast()
  const words = studioSpaceWords().draft
  const opening = useAction(async () => {
    await api('POST /spaces/:spaceId/publish', { spaceId: space.id })
    // The note goes, and with it the button that has the focus.
    document.querySelector<HTMLElement>('main')?.focus()
    await reload()
    toast({ text: words.opened(space.name) })
  })
  if (space.status === 'published') return null
  if (space.status === 'suspended') {
    return (
      <Note kind="bad">
        <b>{words.suspended}</b> {words.suspendedBody}
      </Note>
    )
  }
  return (
    <Note
      kind={opening.message ? 'warn' : 'info'}
      action={
        <Button small busy={opening.isBusy} onClick={() => void opening.run()}>
          {words.open}
        </Button>
      }
    >
      <b>{words.title(space.name)}</b> {words.body}{' '}
      {opening.message && (
        <>
          {opening.message} <a href={paths.newPass(space.slug)}>{words.makePass}</a>
        </>
      )}
    </Note>
  )
}

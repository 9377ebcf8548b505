import type { Space } from '@stagedoor/contract'
import { Button, Note } from '@stagedoor/ui'
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
  const opening = useAction(async () => {
    await api('POST /spaces/:spaceId/publish', { spaceId: space.id })
    await reload()
    toast({ text: `${space.name} is open. Everybody can see it now.` })
  })
  if (space.status === 'published') return null
  if (space.status === 'suspended') {
    return (
      <Note kind="bad">
        <b>This Space is suspended.</b> Nobody can enter it. The mail we sent says why and what you can do.
      </Note>
    )
  }
  return (
    <Note
      kind={opening.message ? 'warn' : 'info'}
      action={
        <Button small busy={opening.isBusy} onClick={() => void opening.run()}>
          Open it
        </Button>
      }
    >
      <b>{space.name} is a draft.</b> Nobody but your team sees it.{' '}
      {opening.message && (
        <>
          {opening.message} <a href={paths.newPass(space.slug)}>Make a pass</a>
        </>
      )}
    </Note>
  )
}

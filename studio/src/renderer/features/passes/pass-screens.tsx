import type { AccessPass, Experience, Space } from '@stagedoor/contract'
import { studioPassesWords } from '@stagedoor/words/studio-passes'
import type { ReactNode } from 'react'
import { atField } from '../../app/at-field.ts'
import { LoadFailed, Loading } from '../../app/load-states.tsx'
import { paths } from '../../app/route.ts'
import { Shell } from '../../app/shell.tsx'
import { useStudio } from '../../app/studio-context.tsx'
import { useToast } from '../../app/toast-context.tsx'
import { createUnsaved } from '../../app/unsaved.ts'
import { useAction } from '../../app/use-action.ts'
import { useLoaded } from '../../app/use-loaded.ts'
import { go } from '../../app/use-route.ts'
import { draftOf, toChanges, toInput, type PassDraft } from './pass-draft.ts'
import { PassEditor } from './pass-editor.tsx'

const refusedFields = {
  'passes/slug-taken': 'slug',
  'passes/price-required': 'price',
  'passes/capacity-below-sold': 'capacity',
} as const

const useUnsavedPass = createUnsaved<PassDraft>()

export function NewPass({ space }: { space: Space }) {
  const { api } = useStudio()
  const toast = useToast()
  const unsaved = useUnsavedPass(`new in ${space.id}`)
  const loaded = useLoaded(space.id, () => api('GET /spaces/:spaceId/experiences', { spaceId: space.id }))
  const saving = useAction(async (draft: PassDraft) => {
    const input = toInput(draft)
    await atField(refusedFields, () =>
      api('POST /spaces/:spaceId/passes', { spaceId: space.id, billing: draft.billing, ...input }),
    )
    unsaved.forget()
    toast({ text: studioPassesWords().editor.made(input.name) })
    go(paths.passes(space.slug))
  })
  return (
    <PassShell space={space} title={studioPassesWords().newPass} loaded={loaded}>
      {loaded.status === 'ready' && (
        <PassEditor
          space={space}
          experiences={loaded.value.items}
          pass={undefined}
          unsaved={unsaved}
          saving={saving}
        />
      )}
    </PassShell>
  )
}

export function EditPass({ space, passId }: { space: Space; passId: string }) {
  const { api } = useStudio()
  const toast = useToast()
  const unsaved = useUnsavedPass(passId)
  const loaded = useLoaded<{ pass: AccessPass; experiences: Experience[] }>(passId, async () => {
    const [pass, experiences] = await Promise.all([
      api('GET /passes/:passId', { passId }),
      api('GET /spaces/:spaceId/experiences', { spaceId: space.id }),
    ])
    return { pass, experiences: experiences.items }
  })
  const saving = useAction(async (draft: PassDraft) => {
    if (loaded.status !== 'ready') return
    const saved = draftOf(loaded.value.pass, loaded.value.experiences)
    await atField(refusedFields, () => api('PATCH /passes/:passId', { passId, ...toChanges(draft, saved) }))
    await loaded.reload()
    unsaved.forget()
    toast({ text: studioPassesWords().editor.saved(draft.name) })
  })
  return (
    <PassShell
      space={space}
      title={loaded.status === 'ready' ? loaded.value.pass.name : undefined}
      loaded={loaded}
    >
      {loaded.status === 'ready' && (
        <PassEditor space={space} {...loaded.value} unsaved={unsaved} saving={saving} />
      )}
    </PassShell>
  )
}

function PassShell({
  space,
  title,
  loaded,
  children,
}: {
  space: Space
  title: string | undefined
  loaded: { status: string; message?: string; reload(): Promise<void> }
  children: ReactNode
}) {
  return (
    <Shell space={space} title={title} sheetClass={loaded.status === 'ready' ? 'edit' : ''}>
      {children}
      {loaded.status !== 'ready' && (
        <div className="page">
          {loaded.status === 'loading' ? (
            <Loading shape="block" />
          ) : (
            <LoadFailed
              what={studioPassesWords().editor.what}
              message={loaded.message ?? ''}
              onRetry={() => void loaded.reload()}
            />
          )}
        </div>
      )}
    </Shell>
  )
}

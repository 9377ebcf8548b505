import type { AccessPass, Experience, Space } from '@stagedoor/contract'
import { ButtonLink, EmptyState, SeatsBar } from '@stagedoor/ui'
import { formatBilling, formatPrice } from '@stagedoor/words/format'
import { plural } from '@stagedoor/words/plural'
import { LoadFailed, Loading } from '../../app/load-states.tsx'
import { newKey, NewLink } from '../../app/new-link.tsx'
import { paths } from '../../app/route.ts'
import { Shell } from '../../app/shell.tsx'
import { useStudio } from '../../app/studio-context.tsx'
import { useLoaded } from '../../app/use-loaded.ts'
import { formatNumber } from '@stagedoor/words/plural'
import './passes.css'
import { statusNames } from './status-names.ts'

/** All passes of a Space: what each costs, opens, and how it sells. */
export function Passes({ space }: { space: Space }) {
  const { api } = useStudio()
  const loaded = useLoaded(space.id, async () => {
    const [passes, experiences] = await Promise.all([
      api('GET /spaces/:spaceId/passes', { spaceId: space.id }),
      api('GET /spaces/:spaceId/experiences', { spaceId: space.id }),
    ])
    return { passes: passes.items, experiences: experiences.items }
  })
  return (
    <Shell space={space} shortcuts={[{ keys: [newKey.toUpperCase()], does: 'New pass' }]}>
      <div className="page">
        <header>
          <h1>Passes</h1>
          <NewLink href={paths.newPass(space.slug)}>New pass</NewLink>
        </header>
        {loaded.status === 'loading' && <Loading shape="block" />}
        {loaded.status === 'failed' && (
          <LoadFailed what="Your passes" message={loaded.message} onRetry={() => void loaded.reload()} />
        )}
        {loaded.status === 'ready' && <PassList space={space} {...loaded.value} />}
      </div>
    </Shell>
  )
}

function PassList({
  space,
  passes,
  experiences,
}: {
  space: Space
  passes: AccessPass[]
  experiences: Experience[]
}) {
  if (passes.length === 0) {
    return (
      <EmptyState
        title="No pass yet"
        action={
          <ButtonLink kind="loud" href={paths.newPass(space.slug)}>
            Make the first one
          </ButtonLink>
        }
      >
        A pass is what lets people in: free or for a price, for as many as you like.
      </EmptyState>
    )
  }
  return (
    <ul className="passlist">
      {passes.map((pass) => (
        <PassRow key={pass.id} space={space} pass={pass} experiences={experiences} />
      ))}
    </ul>
  )
}

function PassRow({
  space,
  pass,
  experiences,
}: {
  space: Space
  pass: AccessPass
  experiences: Experience[]
}) {
  const price = pass.prices[0]?.price
  const opened = experiences.filter(({ id }) => pass.experienceIds.includes(id)).map(({ name }) => name)
  return (
    <li>
      <div>
        <h2>
          <a href={paths.editPass(space.slug, pass.id)}>{pass.name}</a>
        </h2>
        <p className="small muted">
          {statusNames[pass.status]} · opens {opened.length > 0 ? opened.join(', ') : 'nothing'}
        </p>
      </div>
      <p className="price">
        {pass.billing === 'free' || !price ? 'Free' : formatPrice(price)}
        {price && formatBilling(pass.billing) && <small>{formatBilling(pass.billing)}</small>}
      </p>
      <div className="small muted num">
        {pass.capacity === null ? (
          plural(pass.soldCount, { one: 'holder', other: 'holders' })
        ) : (
          <>
            {formatNumber(pass.soldCount)} of {plural(pass.capacity, { one: 'seat', other: 'seats' })} taken
            <SeatsBar taken={pass.soldCount + pass.heldCount} capacity={pass.capacity} />
          </>
        )}
      </div>
      <div className="r">
        <ButtonLink small href={paths.editPass(space.slug, pass.id)} aria-label={`Edit ${pass.name}`}>
          Edit
        </ButtonLink>
      </div>
    </li>
  )
}

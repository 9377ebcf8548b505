import type { AccessPass, Experience, Space } from '@stagedoor/contract'
import { ButtonLink, EmptyState, SeatsBar, useNow } from '@stagedoor/ui'
import { formatBilling, formatList, formatPrice } from '@stagedoor/words/format'
import { studioPassesWords } from '@stagedoor/words/studio-passes'
import { brandStyle } from '../../app/brand-style.ts'
import { LoadFailed, Loading } from '../../app/load-states.tsx'
import { newKey, NewLink } from '../../app/new-link.tsx'
import { paths } from '../../app/route.ts'
import { Shell } from '../../app/shell.tsx'
import { useStudio } from '../../app/studio-context.tsx'
import { useLoaded } from '../../app/use-loaded.ts'
import './passes.css'
import { saySelling } from './selling.ts'

/** All passes of a Space: what each costs, opens, and how it sells. */
export function Passes({ space }: { space: Space }) {
  const { api } = useStudio()
  const words = studioPassesWords()
  const loaded = useLoaded(space.id, async () => {
    const [passes, experiences] = await Promise.all([
      api('GET /spaces/:spaceId/passes', { spaceId: space.id }),
      api('GET /spaces/:spaceId/experiences', { spaceId: space.id }),
    ])
    return { passes: passes.items, experiences: experiences.items }
  })
  return (
    <Shell space={space} shortcuts={[{ keys: [newKey.toUpperCase()], does: words.newPass }]}>
      <div className="page">
        <header>
          <h1>{words.title}</h1>
          <NewLink href={paths.newPass(space.slug)}>{words.newPass}</NewLink>
        </header>
        {loaded.status === 'loading' && <Loading shape="block" />}
        {loaded.status === 'failed' && (
          <LoadFailed what={words.list.what} message={loaded.message} onRetry={() => void loaded.reload()} />
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
  const words = studioPassesWords().list
  if (passes.length === 0) {
    return (
      <EmptyState
        title={words.none}
        action={
          <ButtonLink kind="loud" href={paths.newPass(space.slug)}>
            {words.makeFirst}
          </ButtonLink>
        }
      >
        {words.noneBody}
      </EmptyState>
    )
  }
  return (
    <ul className="passlist" style={brandStyle(space.brandColor)}>
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
  const words = studioPassesWords().list
  const state = saySelling(pass, new Date(useNow(60_000)))
  const price = pass.prices[0]?.price
  const opened = experiences.filter(({ id }) => pass.experienceIds.includes(id)).map(({ name }) => name)
  return (
    <li>
      <div>
        <h2>
          <a href={paths.editPass(space.slug, pass.id)}>{pass.name}</a>
        </h2>
        <p className="small muted">
          {opened.length > 0 ? words.opens(state, formatList(opened)) : words.opensNothing(state)}
        </p>
      </div>
      <p className="price">
        {pass.billing === 'free' || !price ? words.free : formatPrice(price)}
        {price && formatBilling(pass.billing) && <small>{formatBilling(pass.billing)}</small>}
      </p>
      <div className="small muted num">
        {pass.capacity === null ? (
          words.holders(pass.soldCount)
        ) : (
          <>
            {words.taken(pass.soldCount, pass.capacity)}
            <SeatsBar taken={pass.soldCount + pass.heldCount} capacity={pass.capacity} />
          </>
        )}
      </div>
      <div className="r">
        <ButtonLink small href={paths.editPass(space.slug, pass.id)} aria-label={words.editNamed(pass.name)}>
          {words.edit}
        </ButtonLink>
      </div>
    </li>
  )
}

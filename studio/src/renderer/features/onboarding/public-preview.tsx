import { Avatar, Icon, PassTicket, useNow } from '@stagedoor/ui'
import { studioOnboardingWords } from '@stagedoor/words/studio-onboarding'
import { NamePoster } from '../../app/poster.tsx'
import { brandStyle } from '../../app/brand-style.ts'
import { useStudio } from '../../app/studio-context.tsx'
import { parseCount, parsePrice, studioCurrency } from '../passes/money.ts'
import { isHex } from '../spaces/colour-field.tsx'
import { slugOf } from '../spaces/slug-of.ts'
import type { Draft } from './draft.ts'

/** The public page as it grows with the answers; nothing in it can be pressed. */
export function PublicPreview({
  draft,
  isProfile,
  hasPass,
}: {
  draft: Draft
  isProfile: boolean
  hasPass: boolean
}) {
  const { bridge } = useStudio()
  const { host } = new URL(bridge.config.apiUrl)
  const words = studioOnboardingWords()
  const slug = draft.slug || slugOf(draft.spaceName)
  return (
    <aside className="look-at" aria-label={words.preview.label}>
      <p className="addr">
        <Icon name="eye" />
        <span className="cut">
          {host}/{isProfile ? `@${draft.username || words.you}` : slug || '…'}
        </span>
      </p>
      {isProfile ? <ProfilePreview draft={draft} /> : <SpacePreview draft={draft} hasPass={hasPass} />}
    </aside>
  )
}

function ProfilePreview({ draft }: { draft: Draft }) {
  const handle = `@${draft.username || studioOnboardingWords().you}`
  return (
    <div className="public" data-theme="light" inert>
      <div>
        <div className="profile">
          <Avatar name={draft.displayName || draft.username || '·'} />
          <h2>{draft.displayName || handle}</h2>
          {draft.displayName && <p className="muted">{handle}</p>}
          {draft.bio && <p>{draft.bio}</p>}
        </div>
      </div>
    </div>
  )
}

function SpacePreview({ draft, hasPass }: { draft: Draft; hasPass: boolean }) {
  const words = studioOnboardingWords().preview
  const style = isHex(draft.colour) ? brandStyle(draft.colour) : undefined
  return (
    <>
      <div className="public" data-theme="light" style={style} inert>
        <div>
          <div className="row">
            <Avatar name={draft.displayName || draft.username} />
            <span>
              <b>{draft.displayName}</b> <span className="muted">@{draft.username}</span>
            </span>
          </div>
          <div className="poster">
            <div>
              <h2>{draft.spaceName || words.space}</h2>
              {draft.tagline && <p>{draft.tagline}</p>}
            </div>
            <span className="art">
              <NamePoster name={draft.spaceName || words.space} />
            </span>
          </div>
          {hasPass && <PreviewTicket draft={draft} />}
        </div>
      </div>
      <div className="public dark" data-theme="dark" style={style} inert>
        <div>
          <div className="row apart">
            <h3>{draft.spaceName || words.space}</h3>
            <span className="btn loud">{words.getAccess}</span>
          </div>
        </div>
      </div>
    </>
  )
}

function PreviewTicket({ draft }: { draft: Draft }) {
  const now = new Date(useNow(null))
  const words = studioOnboardingWords().preview
  const capacity = parseCount(draft.seats) ?? null
  const isFree = draft.billing === 'free'
  // Nothing typed yet is no gift: the ticket says €0 until there is a price.
  const price = parsePrice(draft.price) ?? { amountMinor: 0, currency: studioCurrency }
  return (
    <PassTicket
      now={now}
      action={<span className="btn loud">{words.getAccess}</span>}
      pass={{
        name: draft.passName || words.pass,
        description: '',
        perks: [],
        experienceNames: draft.experienceName ? [draft.experienceName] : [],
        billing: isFree ? 'free' : 'one_time',
        price: isFree ? null : price,
        accessDays: null,
        salesCloseAt: null,
        capacity,
        seatsLeft: capacity,
        availability: 'on_sale',
      }}
    />
  )
}

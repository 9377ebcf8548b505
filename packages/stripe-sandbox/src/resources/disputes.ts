import { change } from '#core/events.ts'
import { list } from '#core/list.ts'
import type { Dispute } from '#core/objects.ts'
import { mergeMetadata, only } from '#core/params.ts'
import { type Given, route } from '#core/router.ts'
import type { World } from '#core/world.ts'
import { closeDispute } from '#flows/dispute.ts'

export const disputeRoutes = [
  route('GET /v1/disputes', (world, params) =>
    list(world, 'dispute', '/v1/disputes', params, ({ charge, payment_intent }) => {
      if (params.charge !== undefined && charge !== params.charge) return false
      return params.payment_intent === undefined || payment_intent === params.payment_intent
    }),
  ),
  route('GET /v1/disputes/:id', (world, _, { id }) => world.store.get('dispute', id)),
  route('POST /v1/disputes/:id', (world, params, { id }) => updateDispute(world, id, params)),
  route('POST /v1/disputes/:id/close', (world, _, { id }) => closeDispute(world, id, 'lost')),
]

/** Evidence that says `winning_evidence` or `losing_evidence` decides the dispute, as in Stripe's test mode. */
function updateDispute(world: World, id: string, params: Given<'POST /v1/disputes/:id'>): Dispute {
  const old = world.store.get('dispute', id)
  const { appeal, enhanced_evidence, ...texts } = params.evidence ?? {}
  only({ appeal, enhanced_evidence }, '', 'evidence')
  const evidence = { ...old.evidence, ...texts }
  const submits = params.submit ?? params.evidence !== undefined
  const updated = change(world, 'charge.dispute.updated', 'dispute', id, {
    evidence,
    evidence_details: {
      ...old.evidence_details,
      has_evidence: Object.values(texts).length > 0 || old.evidence_details.has_evidence,
      submission_count: old.evidence_details.submission_count + (submits ? 1 : 0),
      submission_method: submits ? 'manual' : old.evidence_details.submission_method,
    },
    metadata: mergeMetadata(old.metadata, params.metadata),
    status: submits && old.status === 'needs_response' ? 'under_review' : old.status,
  })
  if (!submits) return updated
  if (evidence.uncategorized_text === 'winning_evidence') return closeDispute(world, id, 'won')
  return evidence.uncategorized_text === 'losing_evidence' ? closeDispute(world, id, 'lost') : updated
}

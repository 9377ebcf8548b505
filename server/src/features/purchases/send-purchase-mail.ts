import type { AppContext } from '#context.ts'
import { listOffers } from '#features/passes/list-offers.ts'
import { findSpaceRefs } from '#features/spaces/space-refs.ts'
import { receiptMail, refundMail, type MailFacts } from './emails.ts'
import { getPurchaseView } from './purchase-view.ts'

const mails = { receipt: receiptMail, refund: refundMail }

/** Sends the mail as things stand now. Its id stays the same, so that a second try is not a second mail to a reader. */
export async function sendPurchaseMail(
  app: AppContext,
  { purchaseId }: { purchaseId: string },
  kind: keyof typeof mails,
): Promise<void> {
  const { publicUrl } = app.config.http
  const { email } = await app.db
    .selectFrom('purchase')
    .innerJoin('user', 'user.id', 'purchase.user_id')
    .where('purchase.id', '=', purchaseId)
    .select('user.email')
    .executeTakeFirstOrThrow()
  await app.mailer.send({
    to: email,
    messageId: `<${kind}-${purchaseId}@${new URL(publicUrl).hostname}>`,
    ...mails[kind](await getMailFacts(app, purchaseId), publicUrl),
  })
}

async function getMailFacts(app: AppContext, purchaseId: string): Promise<MailFacts> {
  const purchase = await getPurchaseView(app.db, { purchaseId })
  const [pass] = await listOffers(app.db, { passIds: [purchase.passId] })
  const space = pass && (await findSpaceRefs(app, app.db, [pass.spaceId])).get(pass.spaceId)
  if (!space) throw new Error(`Purchase ${purchaseId} has no pass or Space`)
  return { purchase, pass, space }
}

import { listMail, mailAbout } from '../inbox.ts'
import { siteScreen, type Scene, type Screen } from './scene.ts'

export async function mailScreens({ stack, people, purchaseId }: Scene): Promise<Screen[]> {
  const { mail } = stack.addresses
  const [code] = await listMail(mail, people.newcomer.email)
  if (!code) throw new Error('Somebody who signed in was sent a code')
  const receipt = await mailAbout(mail, people.fan.email, /^Your pass/)
  const show = (name: string, id: number): Screen => ({
    name: `mail, ${name}`,
    app: 'mail',
    as: 'stranger',
    address: `/messages/${id}/body`,
  })
  let refundId = 0
  const refund: Screen = {
    ...show('refund', 0),
    address: () => `/messages/${refundId}/body`,
    before: sendRefund,
  }
  return [
    show('code', code.id),
    show('receipt', receipt.id),
    refund,
    siteScreen('done, refunded', 'fan', `/checkout/${purchaseId}/done`),
    { ...show('inbox', 0), address: '/' },
    { ...show('in the inbox', 0), address: `/messages/${receipt.id}` },
  ]

  // Last of all, because it takes the fan's pass away.
  async function sendRefund() {
    await people.admin.api('POST /admin/purchases/:purchaseId/refund', {
      purchaseId,
      reason: 'Asked for by the buyer',
    })
    refundId = (await mailAbout(mail, people.fan.email, /on the way back/)).id
  }
}

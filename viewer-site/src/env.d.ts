import type { Api } from '@stagedoor/contract/client'

declare global {
  namespace App {
    /** Given by the front door; see SiteLocals in server/src/http/site.ts. */
    interface Locals {
      api: Api
      /** Null on public pages, which nothing personal reaches. */
      viewer: { userId: string; email: string; name: string } | null
      /** What the page is written for (BCP 47). */
      locale: string
      config: {
        publicUrl: string
        /** Null when the operator gave no Stripe keys; `sandboxUrl` means that no money moves. */
        payments: { publishableKey: string; sandboxUrl: string | null } | null
        chat: 'local' | 'getstream'
      }
    }
  }
}

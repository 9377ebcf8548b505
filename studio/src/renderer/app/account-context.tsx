import type { CreatorProfile, Me, Space } from '@stagedoor/contract'
import { createContext, use, type ReactNode } from 'react'

/** Who is signed in and what is theirs; there on every screen behind the sign-in. */
export type Account = {
  me: Me
  profile: CreatorProfile | null
  spaces: Space[]
  /** Reads it all again, after something of it was changed. */
  reload(): Promise<void>
  signOut(): Promise<void>
}

const AccountContext = createContext<Account | undefined>(undefined)

export function AccountProvider({ account, children }: { account: Account; children: ReactNode }) {
  return <AccountContext value={account}>{children}</AccountContext>
}

export function useAccount(): Account {
  const account = use(AccountContext)
  if (!account) throw new Error('useAccount is called outside AccountProvider.')
  return account
}

import { accounts } from './accounts.ts'
import { chat } from './chat.ts'
import type { Endpoint } from './endpoint.ts'
import type { CommonErrorCode } from './errors.ts'
import { experiences } from './experiences.ts'
import { passes } from './passes.ts'
import { profiles } from './profiles.ts'
import { purchases } from './purchases.ts'
import { recordings } from './recordings.ts'
import { spaces } from './spaces.ts'
import { streams } from './streams.ts'
import { uploads } from './uploads.ts'

/** Every endpoint of the API by its key, `'METHOD /path'` below `/api`. The key is the thread through the code. */
export const contract = {
  ...accounts,
  ...profiles,
  ...spaces,
  ...experiences,
  ...passes,
  ...purchases,
  ...streams,
  ...chat,
  ...recordings,
  ...uploads,
}

export type Contract = typeof contract
export type EndpointKey = keyof Contract
type TypesOf<K extends EndpointKey> =
  Contract[K] extends Endpoint<infer In, infer Parsed, infer Out, infer Code>
    ? { input: In; parsed: Parsed; output: Out; code: Code }
    : never
/** What a caller gives. */
export type ClientInput<K extends EndpointKey> = TypesOf<K>['input']
/** What an operation receives: parsed, defaults filled. */
export type Input<K extends EndpointKey> = TypesOf<K>['parsed']
export type Output<K extends EndpointKey> = TypesOf<K>['output']
export type ErrorOf<K extends EndpointKey> = TypesOf<K>['code'] | CommonErrorCode

export { errorStatuses } from './errors.ts'
export type { CommonErrorCode, ErrorCode, WireError } from './errors.ts'
export { sayIssue } from './say-issue.ts'
export { Slug, Username, currencyExponents } from './common.ts'
export type { Category, Currency, Money } from './common.ts'
export type { Me } from './accounts.ts'
export type { ReplayCard, SpaceCard, SpaceRef, StreamCard } from './cards.ts'
export type { CreatorProfile } from './profiles.ts'
export type { Space } from './spaces.ts'
export type { Experience } from './experiences.ts'
export type { AccessPass, Availability, Billing, PassOffer } from './passes.ts'
export type { Grant, LibraryPass, Purchase, PurchaseStatus } from './purchases.ts'
export type { MediaRoom, ReactionKind, Stream, StreamEvent, StreamStatus, WatchView } from './streams.ts'
export type { ChatEntry, ChatMessage } from './chat.ts'
export type { Recording, RecordingStatus } from './recordings.ts'

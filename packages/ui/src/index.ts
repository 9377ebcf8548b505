export { Avatar, initialOf } from './avatar.tsx'
export { brandColors, brandDeclarations } from './brand.ts'
export type { BrandColors, BrandSide } from './brand.ts'
export { Button, ButtonLink } from './button.tsx'
export { Chip, LiveChip } from './chip.tsx'
export { CodeField, codeLength } from './code-field.tsx'
export { contrast, parseHex } from './color.ts'
export { Dialog } from './dialog.tsx'
export { EmptyState } from './empty-state.tsx'
export { FieldError, FieldFrame, SelectField, TextAreaField, TextField } from './field.tsx'
export {
  formatBilling,
  formatCount,
  formatCountdown,
  formatDate,
  formatDateTile,
  formatDay,
  formatDuration,
  formatList,
  formatMoney,
  formatPrice,
  formatRelative,
  formatTime,
  formatZone,
  speakDuration,
} from './format.ts'
export type { MoneyLike } from './format.ts'
export { Icon } from './icons.tsx'
export type { IconName } from './icons.tsx'
export { LevelMeter } from './level-meter.tsx'
export { Mark } from './mark.tsx'
export { Menu } from './menu.tsx'
export { Banner, Note } from './note.tsx'
export { Opens, PassTicket } from './pass-ticket.tsx'
export type { TicketPass } from './pass-ticket.tsx'
export { Progress } from './progress.tsx'
export { Skeleton } from './skeleton.tsx'
export { Tabs } from './tabs.tsx'
export type { TabItem } from './tabs.tsx'
export { SeatLine, SeatsBar, Ticket } from './ticket.tsx'
export { Toasts, useToasts } from './toast.tsx'
export type { Toast } from './toast.tsx'
export { useNow } from './use-now.ts'

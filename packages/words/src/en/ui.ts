/** What the parts themselves say, whatever they are used for. */
export const ui = {
  sixDigits: 'Six digits',
  optional: '(optional)',
  loading: 'Loading',
  live: 'Live',
  closeToast: 'Close this message',
}

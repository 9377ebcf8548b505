/** Pages at which nobody wanted to arrive. */
export const deadEnds = {
  missing: {
    title: 'Nothing here · Stagedoor',
    headline: 'This door leads nowhere',
    text: 'The address may have a typing mistake, or what stood here is gone. Passes you bought are safe under My passes.',
    action: 'See who is on stage',
  },
  broken: {
    title: 'Something broke · Stagedoor',
    headline: 'Something broke on our side',
    text: 'Nothing you bought is lost and nothing was charged. We have been told. If it stays like this, come back in a few minutes.',
    action: 'Try again',
  },
  suspended: {
    title: (space: string) => `${space} is closed for now · Stagedoor`,
    headline: (space: string) => `${space} is closed for now`,
    text: 'We have paused this Space while we look into a report about it. Passes keep their value: if it stays closed, what is left of them is paid back.',
    action: 'Your passes',
  },
}

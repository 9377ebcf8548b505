export const home = {
  title: 'Stagedoor: live from people who make things',
  categoryTitle: (category: string) => `${category} on Stagedoor`,
  description:
    'Live evenings with people who make things, one pass at a time. Watch, ask, and keep the replay.',
  onStage: 'On stage now',
  nextOnStage: 'Next on stage',
  nobodyOnStage: 'Stagedoor',
  whoseTimes: 'Times are local to each show',
  with: (creator: string) => `With ${creator}.`,
  getIn: 'Get in',
  comingUp: 'Coming up',
  spaces: 'Spaces',
  categories: 'Categories',
  everything: 'Everything',
  noSpaces: {
    headline: 'Nobody has opened a Space here yet',
    text: 'The first one will stand on this page the moment its creator publishes it.',
  },
}

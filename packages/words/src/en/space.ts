export const space = {
  title: (name: string) => `${name} · Stagedoor`,
  started: (time: string, zone: string) => `started ${time} ${zone}`,
  watch: 'Watch',
  passes: 'Access passes',
  noPasses: 'No pass is on sale here yet. New ones stand here.',
  getAccess: 'Get access',
  getAccessTo: (pass: string) => `Get access: ${pass}`,
  dates: 'Dates',
  comingUp: 'Coming up',
  nothingPlanned: 'Nothing is planned at the moment. New dates stand here.',
  about: 'About this Space',
  replays: 'Replays',
}

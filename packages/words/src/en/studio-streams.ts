import { formatNumber, plural } from '../plural.ts'

const people = (count: number) => plural(count, { one: 'person', other: 'people' })

/** The first screen: what is next, what comes, what was. */
export const studioStreams = {
  title: 'Streams',
  what: 'Your streams',
  schedule: 'Schedule a stream',
  showAll: (count: number) => `Show all ${formatNumber(count)}`,

  morePasses: (count: number) => `${count} more`,

  next: {
    first: 'Your first stream',
    none: 'Nothing is planned',
    noneBody:
      'Say what it is and when it starts. People who hold a pass see it at once; you can also start it right away.',
    unopened: 'No pass opens it yet, so nobody can come in.',
    openedBy: (passes: string, holders: number) =>
      holders === 0
        ? `Opened by ${passes}. Nobody holds one yet.`
        : `Opened by ${passes}. ${plural(holders, { one: 'person holds', other: 'people hold' })} one.`,
    openStage: 'Open stage',
    edit: 'Edit',
    copyLink: 'Copy link',
    copied: 'The link is copied.',
    onAir: 'On air',
    watching: (count: number) => `${people(count)} watching`,
    toStage: 'Back to the stage',
  },
  left: {
    onAir: 'On air',
    stillOnAir: 'Still on air',
    endsIn: (clock: string) => `ends by itself in ${clock}`,
    elsewhere: (watching: number) =>
      `Another studio is sending, ${people(watching)} watching. Coming in here takes over.`,
    gone: (when: string, waiting: number) =>
      `The studio stopped ${when}. ${plural(waiting, { one: 'person waits and sees', other: 'people wait and see' })} “Reconnecting”. What was recorded until then is safe.`,
    resume: 'Resume your live',
    takeOver: 'Take over here',
    end: 'End stream',
    ask: {
      title: (stream: string) => `End ${stream}?`,
      body: 'The picture stops for all of them. A stream that has ended cannot be continued.',
      keep: 'Leave it on air',
      act: 'End for everyone',
    },
  },
  coming: {
    title: 'Coming up',
    none: 'Nothing else is planned.',
  },
  past: {
    title: 'Past and replays',
    none: 'Every stream that ends is here, with its replay for the same passes.',
    stream: 'Stream',
    replay: 'Replay',
    action: 'Action',
    watch: 'Watch',
    calledOff: 'Called off',
    notRecorded: 'Not recorded',
    elsewhere: 'Waiting for its studio',
    elsewhereHelp: 'The rest is on the computer that recorded it. Open the studio there.',
    processing: 'Processing',
    processingHelp: 'Everything is here. You can close the studio.',
    ready: 'Ready',
    readyFor: (passes: string) => `For ${passes}`,
    readyForNobody: 'No pass opens it, so nobody sees it.',
    failed: 'Failed',
    failedHelp: 'What was uploaded is kept.',
  },
  upload: {
    share: (percent: number) => `Uploading ${percent} %`,
    left: (bytes: string) => `${bytes} left`,
    of: (title: string) => `Upload of ${title}`,
    goesOn: (reason: string) => `${reason} It goes on by itself.`,
    stopped: 'Upload stopped',
    stoppedBecause: (reason: string, bytes: string) => `${reason} ${bytes} are still on this computer.`,
    discard: 'Discard the rest',
    ask: {
      title: 'Discard the rest of this recording?',
      body: 'What is on the server stays there. What is only on this computer is gone for good.',
      keep: 'Keep it',
      act: 'Discard',
    },
  },
}

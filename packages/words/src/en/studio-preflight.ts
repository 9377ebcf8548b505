import { plural } from '../plural.ts'

const device = { camera: 'camera', microphone: 'microphone' }

/** The last look before the doors open: what could go wrong, said before it does. */
export const studioPreflight = {
  stillOnAir: 'Still on air: people wait and see “Reconnecting”.',
  unseen: 'nobody sees you yet',
  onlyYou: 'Only you see this',
  openingCamera: 'Opening the camera…',
  noPicture: 'No picture',
  whatPeopleSee: 'People would see a card with the title.',
  goLive: 'Go live',
  resume: 'Resume',
  startWith: 'Start with',
  startWithPicture: 'The picture',
  startWithCard: '“Starting soon”',

  checks: 'Checks',
  fine: (count: number) => `${count} fine`,
  needYou: (count: number) => (count === 1 ? '1 needs you' : `${count} need you`),
  waiting: '…',
  tryAgain: 'Try again',
  useOther: (name: string) => `Use ${name}`,

  picture: {
    opening: 'Opening the camera',
    moves: 'Picture moves',
    size: (width: number, height: number, framesPerSecond: number) =>
      `${width} × ${height}, ${framesPerSecond} fps`,
    broken: 'The camera gives no picture',
    brokenShort: 'Your camera gives no picture',
    isScreen: 'The screen is the picture',
    cameraOff: 'camera off',
    missing: 'There is no picture',
    missingCause: 'The camera is off and no screen is shared. People would see a card with the title.',
    turnOn: 'Turn the camera on',
    still: 'The picture stands still',
    stillCause:
      'The camera is on but sends no new pictures. Unplugging it and plugging it in again often helps.',
    stillShort: 'Your picture stands still',
    openAgain: 'Open it again',
  },
  sound: {
    opening: 'Opening the microphone',
    heard: 'Microphone is heard',
    level: (decibels: number) => `−${Math.abs(Math.round(decibels))} dB`,
    broken: 'The microphone gives no sound',
    brokenShort: 'Your microphone gives no sound',
    muted: 'Microphone is muted',
    mutedCause: 'You would start without sound.',
    mutedShort: 'Your microphone is muted',
    unmute: 'Unmute',
    silent: 'Microphone is silent',
    silentCause: (threshold: string, seconds: number) =>
      `Nothing louder than ${threshold} for ${plural(seconds, { one: 'second', other: 'seconds' })}. It may be turned down, or another one is meant.`,
    silentShort: 'Your microphone is silent',
    loud: 'Microphone is too loud',
    loudCause:
      'The loudest parts are cut off and would crackle. Turn the gain down until the meter stays out of the red.',
    loudShort: 'Your microphone is too loud',
  },
  server: {
    answers: 'Server answers',
    roundTrip: (ms: number) => `${ms} ms`,
    away: 'The server does not answer',
    awayCause: 'Check the connection of this computer. Nothing of yours is lost.',
    askAgain: 'Ask again',
    slow: 'The line to the server is slow',
    slowCause: (seconds: string) =>
      `It took ${seconds} s to answer. A cable instead of Wi-Fi and fewer downloads in the house help. You can go live; the recording is made here and does not suffer.`,
    slowShort: 'Your line is slow',
  },
  recording: {
    works: 'Recording works',
    impossible: 'Recording does not work here',
    impossibleCause:
      'You can stream, but there will be no replay. The desktop studio and a current Chrome or Edge can record.',
    impossibleShort: 'There will be no replay',
    room: 'Room on this disk',
    roomFor: (gigabytes: number, hours: number) => `${gigabytes} GB, about ${hours} h`,
    little: 'Little room on this disk',
    littleCause: (minutes: number) =>
      `There is room for about ${plural(minutes, { one: 'minute', other: 'minutes' })} of recording, should the line break. While it holds, less is needed.`,
    full: 'This disk is full',
    fullCause:
      'What is recorded waits here until it is uploaded. Without room the recording stops and the stream goes on. Deleting something makes room.',
    fullShort: 'This disk is full',
  },

  /** Why a device gives nothing, and what helps. */
  device: {
    notAllowed: (kind: keyof typeof device) =>
      `The studio is not allowed to use the ${device[kind]}. Allow it in the settings of this computer or beside the browser’s address, then try again.`,
    missing: (kind: keyof typeof device) => `No ${device[kind]} is plugged in.`,
    busy: (kind: keyof typeof device) =>
      `Another program holds the ${device[kind]}. Close it, then try again.`,
    gone: (kind: keyof typeof device) => `The ${device[kind]} was unplugged.`,
    failed: (kind: keyof typeof device) => `The ${device[kind]} did not start.`,
  },
  picks: {
    microphone: 'Microphone',
    level: 'Microphone level',
    camera: 'Camera',
    screen: 'Screen',
    off: 'Off',
    none: 'None',
    inUse: 'The one in use',
    unnamed: (number: number) => `Device ${number}`,
    notShared: 'Not shared',
    stop: 'Stop',
    choose: 'Choose…',
  },
  screenPicker: {
    title: 'Share what?',
    nothing: 'Nothing',
    withSound: 'With the sound of this computer',
    none: 'There is nothing to share. The studio may not be allowed to see the screen: allow it in the settings of this computer.',
    failed: (reason: string) => `The screen could not be shared. ${reason}`,
  },

  stream: {
    title: 'This stream',
    edit: 'Edit',
    starts: 'Starts',
    openedBy: 'Opened by',
    noPass: 'No pass yet',
    recording: 'Recording',
    on: 'On',
    off: 'Off',
    onMeans: 'viewers see REC',
    offMeans: 'no replay',
  },

  what: 'The stream',
  elsewhere: {
    title: 'You are on air',
    action: 'Back to the stage',
    words: (title: string) =>
      `${title} is live from this studio. One stream at a time; this one opens when it has ended.`,
  },
  calledOff: {
    title: 'Called off',
    action: 'Plan another one',
    words: (title: string) => `${title} was called off. A stream that was called off cannot go live.`,
  },
}

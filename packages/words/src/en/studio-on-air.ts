import { plural } from '../plural.ts'

/** On air: the stage, what matters above it, what one does below it. */
export const studioOnAir = {
  heading: (title: string) => `${title}, on air`,
  onAir: 'On air',
  onAirSince: 'On air since',
  noPicture: 'Nobody sees a picture',
  noPictureHelp: 'Turn the camera on or share a screen.',

  vitals: {
    watching: 'Watching',
    watchingMeans: 'People with a pass who have the stream open now, each once.',
    delay: 'Delay to server',
    delayMeans:
      'From your camera to the server: encoding, sending and half a round trip, measured now. Viewers add their own part.',
    seconds: (seconds: string) => `${seconds} s`,
    unmeasured: '…',
    noneYet: 'none yet',
    recording: 'Recording',
    off: 'Off',
    offMeans: 'Recording is switched off for this stream.',
    starting: '…',
    rec: 'REC',
    recMeans: 'Recorded so far, and what of it is not at the server yet.',
    toUpload: (bytes: string) => `${bytes} to upload`,
    uploaded: 'all uploaded',
    here: 'on this computer',
    impossible: 'Not possible',
    impossibleMeans: 'This browser or this server cannot record.',
    stopped: 'Stopped',
    stoppedMeans: 'The disk is full or the encoder broke. What was recorded until then is safe.',
    safe: (bytes: string) => `${bytes} safe`,
  },

  health: {
    numbers: (megabits: string, framesPerSecond: string, percent: string) =>
      `${megabits} Mbps, ${framesPerSecond} fps, ${percent}\u202f% loss`,
    steady: (numbers: string) => `Steady: ${numbers}`,
    measuring: 'On air. Measuring the line.',
    resting: 'Steady. The picture goes out with the first viewer.',
    reconnecting: 'Reconnecting. People wait and see “Reconnecting”.',
    holdsFor: (left: string) => `the stream holds ${left} more`,
    noPicture: 'Nobody sees a picture: turn on the camera or share a screen.',
    busy: (numbers: string) => `This computer is busy: ${numbers}. Closing other programs helps.`,
    losing: (numbers: string) => `Your network loses a lot: ${numbers}.`,
    slow: (numbers: string) => `Your network is slow: ${numbers}.`,
    recordingFine: 'The recording is fine.',

    measuredHere: 'Measured here',
    pictureReady: 'picture ready',
    pictureSent: 'picture sent',
    noPictureSent: 'no picture sent',
    soundHeard: 'sound heard',
    noSoundHeard: 'no sound heard',
    muted: 'muted',
    recordingGrows: 'recording growing',
    notRecording: 'not recording',

    whatHelps: 'What helps',
    helps: {
      network: [
        'A cable instead of Wi-Fi.',
        'Pausing other uploads and downloads in the house. The recording gives way by itself.',
        'Not sharing a screen you do not need: it takes as much as the camera.',
      ],
      computer: [
        'Closing other programs, browsers with video most of all.',
        'Plugging this computer in: on battery it works slower.',
        'Not sharing a screen you do not need.',
      ],
    },
  },

  layouts: {
    title: 'Layout',
    camera: 'Camera',
    screen: 'Screen',
    side: 'Side by side',
    pip: 'Picture in picture',
    pipIn: {
      'pip-tl': 'Picture in picture, top left',
      'pip-tr': 'Picture in picture, top right',
      'pip-bl': 'Picture in picture, bottom left',
      'pip-br': 'Picture in picture, bottom right',
    },
    swap: {
      camera: 'Swap the pictures: the camera is the small one',
      screen: 'Swap the pictures: the screen is the small one',
    },
    cards: 'Cards',
    soon: 'Starting soon',
    brb: 'Be right back',
    /** On the recording while there is no picture. */
    empty: 'No picture at the moment',
  },

  controls: {
    title: 'Controls',
    level: 'Microphone level',
    microphoneOn: 'Microphone on. Mute',
    muted: 'Muted',
    noSound: 'No sound',
    unmute: '. Unmute',
    chooseMicrophone: 'Choose a microphone',
    camera: 'Camera',
    cameraOff: 'Camera off',
    turnCameraOff: 'is on. Turn it off',
    turnCameraOn: '. Turn it on',
    chooseCamera: 'Choose a camera',
    shareScreen: 'Share screen',
    stopSharing: 'is shared. Stop sharing',
    noOther: 'Nothing else to choose from.',
    unnamed: (number: number) => `Device ${number}`,
    shared: { window: 'A window', browser: 'A browser tab', monitor: 'The screen' },
  },

  shortcuts: {
    layouts: 'Camera, screen, side by side',
    pip: 'Picture in picture, by corner',
    swap: 'Swap the pictures in picture in picture',
    cards: '“Starting soon”, “Be right back”',
    mute: 'Mute or unmute',
    camera: 'Camera on or off',
    share: 'Share a screen or stop',
  },

  end: {
    ask: 'End stream',
    title: (title: string) => `End ${title}?`,
    watching: (count: number) => `${plural(count, { one: 'person is', other: 'people are' })} watching.`,
    recorded:
      'The picture stops for everybody and the rest of the recording uploads. A stream that has ended cannot be continued.',
    unrecorded: 'The picture stops for everybody. A stream that has ended cannot be continued.',
    act: 'End for everyone',
    stay: 'Stay on air',
  },

  /** What did not work; where the stream stands is said by the screen. */
  problems: {
    takenOver: 'Another studio of yours took over. This one is off air.',
    waitedTooLong: 'The stream waited five minutes and ended.',
    ended: 'The stream has ended.',
    roomAway: 'The stream server could not be reached. Nothing is lost; try again.',
    serverAway: 'The server could not be reached.',
    stillOnAir: (reason: string) => `You are still on air. ${reason}`,
  },
}

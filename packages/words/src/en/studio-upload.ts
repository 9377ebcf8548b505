/** After the end: the recording on its way to the replay. */
export const studioUpload = {
  ended: 'The stream has ended.',
  onAirFor: (length: string) => `It was on air for ${length}.`,
  back: 'Back to streams',
  takeBack: 'Take it back here',
  watch: 'Watch the replay',
  tryAgain: 'Try again',
  notRecorded: 'It was not recorded, so there is no replay.',
  unknown: {
    what: 'How the replay stands is not known right now.',
    more: (reason: string) => `${reason} It is asked again by itself.`,
  },
  stillLive: {
    uploading: (left: string) => `What was recorded here is still uploading: ${left} left.`,
    uploaded: 'What was recorded here is at the server. The replay is made when the stream ends.',
  },

  steps: 'The way to the replay',
  recorded: 'Recorded',
  uploaded: 'Uploaded',
  uploading: 'Uploading',
  uploadOf: (title: string) => `Upload of ${title}`,
  percent: (percent: string) => `${percent} %`,
  left: (bytes: string) =>
    `${bytes} left. You can go on working; closing the studio pauses it until it is opened again.`,
  lastPiece: 'The last of the recording is being put together.',
  waits: 'Upload waits',
  waitsBecause: (reason: string, bytes: string) =>
    `${reason} ${bytes} are safe on this computer and go up by themselves.`,
  stopped: 'The upload stopped',
  stoppedBecause: (reason: string, bytes: string) => `${reason} ${bytes} are still on this computer.`,
  elsewhere: 'Waiting for its studio',
  elsewhereHelp: 'The rest is on the computer that recorded it. Open the studio there.',
  replayNext: 'The replay is made',
  making: 'Making the replay',
  makingHelp: 'Everything is at the server now; you can close the studio.',
  ready: 'The replay is ready',
  failed: 'There is no replay',
  failedHelp: 'What was uploaded is kept.',

  /** Why an upload waits. */
  storageRefuses: 'The storage refuses at the moment.',
  storageAway: 'The storage is not reachable at the moment.',
}

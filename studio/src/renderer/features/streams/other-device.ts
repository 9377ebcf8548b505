/** Another device of a kind, for when the one in use, or the first where none is, does not do. */
export function otherDevice(
  devices: MediaDeviceInfo[],
  kind: MediaDeviceKind,
  current: string | undefined,
): MediaDeviceInfo | undefined {
  const listed = devices.filter((device) => device.kind === kind && device.deviceId && device.label)
  const [first] = listed
  return listed.find(({ deviceId }) => deviceId !== (current ?? first?.deviceId))
}

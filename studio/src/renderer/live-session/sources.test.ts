import { describe, expect, it, vi } from 'vitest'
import { fakeAudioTrack, fakeDevices, fakeVideoTrack } from '../testing/fakes.ts'
import { createSources } from './sources.ts'

describe('createSources', () => {
  it('opens camera and microphone', async () => {
    const sources = createSources(fakeDevices())
    await sources.open()
    expect(sources.getState()).toMatchObject({
      camera: { track: { kind: 'video' }, isOpening: false },
      microphone: { track: { kind: 'audio' }, isMuted: false },
    })
  })

  it.each([
    ['NotAllowedError', 'not-allowed'],
    ['NotFoundError', 'missing'],
    ['NotReadableError', 'busy'],
    ['OtherError', 'failed'],
  ])(
    'says why the camera gives nothing (%s), and the microphone works all the same',
    async (name, problem) => {
      const sources = createSources(
        fakeDevices({ openCamera: () => Promise.reject(new DOMException('', name)) }),
      )
      await sources.open()
      expect(sources.getState().camera).toMatchObject({ track: undefined, problem })
      expect(sources.getState().microphone.track).toBeDefined()
    },
  )

  it('lets the old camera go only when the new one is there', async () => {
    const sources = createSources(fakeDevices())
    await sources.turnOnCamera('cam-1')
    const before = sources.getState().camera.track
    await sources.turnOnCamera('cam-2')
    expect(before?.readyState).toBe('ended')
    expect(sources.getState().camera.deviceId).toBe('cam-2')
  })

  it('takes another camera when one is unplugged, and says so when there is none', async () => {
    const first = fakeVideoTrack('cam-1')
    const second = fakeVideoTrack('cam-2')
    const openCamera = vi
      .fn()
      .mockResolvedValueOnce(first)
      .mockResolvedValueOnce(second)
      .mockRejectedValue(new DOMException('', 'NotFoundError'))
    const sources = createSources(fakeDevices({ openCamera }))
    await sources.turnOnCamera()
    first.end()
    await vi.waitFor(() => expect(sources.getState().camera.track).toBe(second))
    second.end()
    await vi.waitFor(() =>
      expect(sources.getState().camera).toMatchObject({ track: undefined, problem: 'gone' }),
    )
  })

  it('stays muted when the microphone is changed', async () => {
    const sources = createSources(fakeDevices())
    await sources.chooseMicrophone('mic-1')
    sources.setMuted(true)
    await sources.chooseMicrophone('mic-2')
    expect(sources.getState().microphone).toMatchObject({ isMuted: true, track: { enabled: false } })
  })

  it('keeps no device that comes after it was left, turned off or changed', async () => {
    const late = [fakeVideoTrack('late'), fakeVideoTrack('off'), fakeVideoTrack('old')] as const
    const lateMicrophone = fakeAudioTrack('late')
    const lateScreen = fakeVideoTrack('screen')
    const openings = late.map((track) => {
      const { promise, resolve } = Promise.withResolvers<typeof track>()
      return { promise, resolve: () => resolve(track) }
    })
    const microphone = Promise.withResolvers<typeof lateMicrophone>()
    const screen = Promise.withResolvers<{ name: string; picture: typeof lateScreen; sound: undefined }>()
    const openCamera = vi.fn()
    for (const { promise } of openings) openCamera.mockReturnValueOnce(promise)
    openCamera.mockImplementation(async () => fakeVideoTrack('new'))
    const sources = createSources(
      fakeDevices({
        openCamera,
        openMicrophone: () => microphone.promise,
        openScreen: () => screen.promise,
      }),
    )
    const opened = sources.open()
    const shared = sources.shareScreen()
    sources.close()
    const turnedOn = sources.turnOnCamera()
    sources.turnOffCamera()
    const changed = Promise.all([sources.turnOnCamera('old'), sources.turnOnCamera('new')])
    for (const { resolve } of openings) resolve()
    microphone.resolve(lateMicrophone)
    screen.resolve({ name: 'Notes', picture: lateScreen, sound: undefined })
    await Promise.all([opened, turnedOn, changed])
    await expect(shared).resolves.toBe(false)
    for (const track of [...late, lateMicrophone, lateScreen]) expect(track.readyState).toBe('ended')
    expect(sources.getState()).toMatchObject({
      camera: { deviceId: 'new', isOpening: false },
      microphone: { track: undefined },
      screen: undefined,
    })
  })

  it('stops sharing when the system’s own button does', async () => {
    const picture = fakeVideoTrack('screen')
    const sound = fakeAudioTrack('screen')
    const sources = createSources(
      fakeDevices({ openScreen: async () => ({ name: 'Notes', picture, sound }) }),
    )
    await expect(sources.shareScreen()).resolves.toBe(true)
    picture.end()
    expect(sources.getState().screen).toBeUndefined()
    expect(sound.readyState).toBe('ended')
  })

  it('takes choosing nothing for what it is', async () => {
    const sources = createSources(
      fakeDevices({ openScreen: () => Promise.reject(new DOMException('', 'NotAllowedError')) }),
    )
    await expect(sources.shareScreen()).resolves.toBe(false)
  })

  it('lets everything go at the end', async () => {
    const sources = createSources(fakeDevices())
    await sources.open()
    await sources.shareScreen()
    const { camera, microphone, screen } = sources.getState()
    sources.close()
    expect([camera.track, microphone.track, screen?.picture].map((track) => track?.readyState)).toEqual([
      'ended',
      'ended',
      'ended',
    ])
    expect(sources.getState().camera.problem).toBeUndefined()
  })
})

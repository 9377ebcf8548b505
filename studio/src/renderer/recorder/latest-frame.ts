export type LatestFrame = {
  /** The newest frame, still owned here; undefined before the first and after the last. */
  current(): VideoFrame | undefined
  close(): void
}

/** Keeps the newest frame of a track. Every other frame is closed at once: a track delivers no more than two that are open. */
export function keepLatestFrame(frames: ReadableStream<VideoFrame>): LatestFrame {
  const reader = frames.getReader()
  let latest: VideoFrame | undefined
  let isOpen = true

  async function follow(): Promise<void> {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      latest?.close()
      latest = value
      if (!isOpen) break
    }
    latest?.close()
    latest = undefined
  }

  void follow().catch(() => undefined)
  return {
    current: () => latest,
    close: () => {
      isOpen = false
      latest?.close()
      latest = undefined
      void reader.cancel().catch(() => undefined)
    },
  }
}

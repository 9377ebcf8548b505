import { findChromium } from '../toolchain/chromium.ts'
import { findFfmpeg } from '../toolchain/ffmpeg.ts'
import { isFound } from '../toolchain/found.ts'
import { findLiveKitServer } from '../toolchain/livekit-server.ts'
import { findVersitygw } from '../toolchain/versitygw.ts'

/** Finds or builds every program the tests use, before a test with a time limit would have to. */
export async function prepareTools(): Promise<void> {
  const chromium = await findChromium(console.log)
  if (isFound(chromium)) process.env.CHROMIUM_PATH = chromium.path
  const found = [
    chromium,
    await findLiveKitServer(console.log),
    await findVersitygw(console.log),
    await findFfmpeg(console.log),
  ]
  for (const tool of found) console.log(`▸ ${isFound(tool) ? `Using ${tool.path}` : tool.missing}`)
}

export { connectStack, handOverStack, type ConnectedStack } from './connect-stack.ts'
export { startStack, type Addresses, type PartName, type Stack, type StackOptions } from './stack.ts'
export { findChromium } from './toolchain/chromium.ts'

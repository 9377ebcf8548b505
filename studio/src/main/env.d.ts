interface ImportMetaEnv {
  /** The server an installer is built for, read by `config.ts`. */
  readonly MAIN_VITE_API_URL?: string
}

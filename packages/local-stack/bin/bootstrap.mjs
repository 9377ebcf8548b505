// Runs on Node 20 with nothing installed, so: plain JavaScript and only Node's own modules.
// It brings Node of .node-version, pnpm and the dependencies, then hands over to the TypeScript program.
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const PNPM_VERSION = '12.21.0'
const repo = fileURLToPath(new URL('../../../', import.meta.url))
const windows = process.platform === 'win32'

/** Runs a TypeScript program of this checkout on the right Node, with everything installed. */
export async function run(program, args) {
  try {
    const node = await findOrFetchNode()
    const pnpmBin = await findOrFetchPnpm()
    const env = {
      ...process.env,
      PATH: [path.dirname(node), pnpmBin, process.env.PATH ?? ''].join(path.delimiter),
      ASTRO_TELEMETRY_DISABLED: '1',
      ASTRO_DISABLE_UPDATE_CHECK: 'true',
    }
    await installDependencies(path.join(pnpmBin, windows ? 'pnpm.cmd' : 'pnpm'), env)
    handOver(node, [path.join(repo, program), ...args], env)
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
  }
}

async function findOrFetchNode() {
  const wanted = readFileSync(path.join(repo, '.node-version'), 'utf8').trim()
  if (!isOlder(process.versions.node, wanted)) return process.execPath
  const platform = `node-${windows ? 'win' : process.platform}-${process.arch}`
  const folder = await fetchPackage(`node-${wanted}`, `${platform}@${wanted}`, {
    label: `Node ${wanted} (this machine has ${process.versions.node}; about 130 MB, once)`,
  })
  return path.join(folder, 'node_modules', platform, 'bin', windows ? 'node.exe' : 'node')
}

async function findOrFetchPnpm() {
  const label = `pnpm ${PNPM_VERSION} (once)`
  const folder = await fetchPackage(`pnpm-${PNPM_VERSION}`, `pnpm@${PNPM_VERSION}`, { label })
  return path.join(folder, 'node_modules', '.bin')
}

/** Installs one npm package into its own cache folder; a rename publishes it whole, so copies cannot disturb each other. */
async function fetchPackage(name, spec, { label }) {
  const target = path.join(cacheFolder(), name)
  if (existsSync(target)) return target
  const scratch = `${target}.${process.pid}-${randomBytes(4).toString('hex')}`
  await mkdir(scratch, { recursive: true })
  try {
    const flags = ['--no-save', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error']
    const npm = npmCommand()
    await step(
      `Fetching ${label}`,
      npm.command,
      [...npm.args, 'install', '--prefix', scratch, ...flags, spec],
      {
        cwd: scratch,
        env: process.env,
      },
    )
    await rename(scratch, target).catch((error) => {
      if (!existsSync(target)) throw error
    })
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
  return target
}

async function installDependencies(pnpm, env) {
  const lockfile = ['pnpm-lock.yaml', 'pnpm-workspace.yaml'].map((file) =>
    readFileSync(path.join(repo, file)),
  )
  const wanted = createHash('sha256').update(Buffer.concat(lockfile)).digest('hex')
  const stamp = path.join(repo, 'node_modules', '.stagedoor-installed')
  const isInstalled = async () => (await readFile(stamp, 'utf8').catch(() => '')) === wanted
  if (await isInstalled()) return
  await withLock(`install-${createHash('sha256').update(repo).digest('hex').slice(0, 12)}`, async () => {
    if (await isInstalled()) return
    const args = [
      'install',
      '--frozen-lockfile',
      '--config.confirmModulesPurge=false',
      '--reporter=append-only',
    ]
    await step('Installing dependencies', pnpm, args, { cwd: repo, env })
    await writeFile(stamp, wanted)
  })
}

/** Replaces this process as far as Node can: same terminal, same exit code, and neither outlives the other. */
function handOver(node, args, env) {
  const follow = new URL('./follow-parent.mjs', import.meta.url).href
  const child = spawn(node, ['--import', follow, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env,
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const npmPids = npmAncestors()
  const watch = setInterval(() => npmPids.every(isAlive) || child.kill('SIGTERM'), 500)
  child.on('exit', (code, signal) => {
    clearInterval(watch)
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143)
  })
}

/** `npm start` runs us below npm and a shell. When npm is killed outright nobody tells us, so we watch both. */
function npmAncestors() {
  if (!process.env.npm_lifecycle_event) return []
  const pids = [process.ppid]
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
    const grandparent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    if (readFileSync(`/proc/${grandparent}/cmdline`, 'utf8').includes('npm')) pids.push(grandparent)
  } catch {
    // No /proc on this system: the direct parent has to do.
  }
  return pids
}

/** Runs a command with its output on our stderr and says every ten seconds that it is still at work. */
async function step(label, command, args, options) {
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  console.error(`▸ ${label}`)
  const pulse = setInterval(() => console.error(`  … still at it, ${seconds()} s`), 10_000)
  try {
    await new Promise((resolve, reject) => {
      const child = spawn(command, args, { ...options, stdio: ['ignore', 2, 2], shell: windows })
      child.on('error', reject)
      child.on('exit', (code) =>
        code === 0
          ? resolve()
          : reject(new Error(`${label} failed: ${command} ${args.join(' ')} (exit ${code})`)),
      )
    })
  } finally {
    clearInterval(pulse)
  }
  console.error(`  done in ${seconds()} s`)
}

async function withLock(name, work) {
  const file = path.join(cacheFolder(), 'locks', name)
  await mkdir(path.dirname(file), { recursive: true })
  // Linked into place with its content, so that nobody reads a lock whose holder is not written yet.
  const mine = `${file}.${process.pid}`
  await writeFile(mine, String(process.pid))
  for (let told = false; ; told = true) {
    const taken = await link(mine, file).then(
      () => true,
      () => false,
    )
    if (taken) break
    const holder = Number(await readFile(file, 'utf8').catch(() => ''))
    if (holder && !isAlive(holder)) await rm(file, { force: true })
    if (!told) console.error('▸ Waiting for another copy that is installing')
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  await rm(mine, { force: true })
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

function npmCommand() {
  const script = process.env.npm_execpath
  return script?.endsWith('npm-cli.js')
    ? { command: process.execPath, args: [script] }
    : { command: 'npm', args: [] }
}

function cacheFolder() {
  if (process.env.XDG_CACHE_HOME) return path.join(process.env.XDG_CACHE_HOME, 'stagedoor')
  if (windows && process.env.LOCALAPPDATA) return path.join(process.env.LOCALAPPDATA, 'stagedoor')
  return path.join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'stagedoor')
}

function isOlder(version, wanted) {
  const [a, b] = [version, wanted].map((text) => text.split('.').map(Number))
  const at = a.findIndex((part, i) => part !== b[i])
  return at >= 0 && a[at] < b[at]
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

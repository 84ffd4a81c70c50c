// Builds the frontend into target/classes/public/assets; with the word `test`, runs its tests. Does nothing when
// nothing changed since it last went well, so that every Maven run can call it.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const assets = join(here, '../target/classes/public/assets');
const stamps = join(here, '../target/frontend');
const compressible = /\.(css|js|svg|json|html|webmanifest)$/;
const brotliLimitBytes = 14 * 1024;

const [job = 'build'] = process.argv.slice(2);
if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`Shangui's pages are built with Node 20 or newer, and this is Node ${process.versions.node}: see https://nodejs.org.`);
}
if (job === 'test') unlessDone('tested', test);
else unlessDone('built', build, () => existsSync(join(assets, 'manifest.json')));

function build() {
  install();
  tool('vite/bin/vite.js', 'build', '--logLevel', 'warn');
  const files = readdirSync(assets).filter(name => compressible.test(name) && name !== 'manifest.json');
  files.forEach(compress);
  files.filter(name => /\.(css|js)$/.test(name)).forEach(keepSmall);
}

function test() {
  install();
  tool('typescript/bin/tsc');
  tool('vitest/vitest.mjs', 'run', '--reporter=dot');
}

/** Dependencies are fetched only when the lock file changed. */
function install() {
  const wanted = hash([join(here, 'package-lock.json')]);
  const stamp = join(here, 'node_modules/.installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const windows = process.platform === 'win32';
  run(windows ? 'npm.cmd' : 'npm', ['ci', '--silent'], { shell: windows });
  writeFileSync(stamp, wanted);
}

function compress(name) {
  const file = join(assets, name);
  const bytes = readFileSync(file);
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
}

function keepSmall(name) {
  const bytes = statSync(join(assets, `${name}.br`)).size;
  if (bytes > brotliLimitBytes) fail(`${name} is ${bytes} bytes compressed, more than the ${brotliLimitBytes} a page may load.`);
}

/** Runs the job unless its inputs are those of the last time it went well. */
function unlessDone(name, work, stillThere = () => true) {
  const inputs = hash(filesUnder(here));
  const stamp = join(stamps, name);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs && stillThere()) return;
  rmSync(stamp, { force: true });
  work();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, inputs);
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.name !== 'node_modules')
    .flatMap(entry => entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)])
    .sort();
}

function hash(files) {
  const sum = createHash('sha256').update(process.versions.node);
  for (const file of files) sum.update(file.slice(here.length)).update('\0').update(readFileSync(file)).update('\0');
  return sum.digest('hex');
}

function tool(path, ...args) {
  run(process.execPath, [join(here, 'node_modules', path), ...args]);
}

function run(command, args, options = {}) {
  try {
    execFileSync(command, args, { cwd: here, stdio: 'inherit', ...options });
  } catch (error) {
    fail(`${[command, ...args].join(' ')} failed${error.status ? ` with ${error.status}` : `: ${error.message}`}.`);
  }
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

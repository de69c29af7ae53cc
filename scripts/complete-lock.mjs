// Adds to package-lock.json the packages for other systems that npm left out (part of `npm run fix`).
// npm forgets an optional package when the registry it asked does not have it, and then `npm ci` refuses the lock file
// everywhere: https://github.com/npm/cli/issues/4828
import { readFileSync, writeFileSync } from 'node:fs';

const LOCK = 'package-lock.json';
const SYSTEMS = /\b(android|darwin|freebsd|linux|openharmony|win32)\b/;
const CPUS = /\b(arm64|arm|ia32|loong64|ppc64|riscv64|s390x|wasm32|x64)\b/;

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, optionalDependencies?: Record<string, string>, os?: string[], cpu?: string[], libc?: string[] }} Locked */

/**
 * The optional packages that locked packages ask for and the lock file does not have.
 * @param {Record<string, Locked>} packages packages of package-lock.json by place
 * @returns {Record<string, Locked>} what to add, by place
 */
export function missingFromLock(packages) {
  /** @type {Record<string, Locked>} */
  const missing = {};
  for (const [place, { dev, optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (placesFor(name, place).some((each) => each in packages)) continue;
      const { os, cpu, libc } = systemIn(name);
      missing[`node_modules/${name}`] = {
        version,
        ...(cpu && { cpu: [cpu] }),
        ...(dev && { dev }),
        ...(libc && { libc: [libc] }),
        optional: true,
        ...(os && { os: [os] }),
      };
    }
  }
  return missing;
}

/**
 * Where Node looks for a package from inside another.
 * @param {string} name
 * @param {string} from place of the other
 */
function placesFor(name, from) {
  const parts = from === '' ? [] : from.split(/(?:^|\/)node_modules\//).slice(1);
  return [...parts.keys(), parts.length].map((depth) =>
    [...parts.slice(0, depth), name].map((part) => `node_modules/${part}`).join('/'),
  );
}

/**
 * The system a package is for, as far as its name says it: npm reads it from the lock file and leaves it out elsewhere.
 * @param {string} name such as `@biomejs/cli-linux-x64-musl`
 */
function systemIn(name) {
  const [os] = SYSTEMS.exec(name) ?? [];
  const [cpu] = CPUS.exec(name) ?? [];
  const libc = /-musl/.test(name) ? 'musl' : /-gnu/.test(name) ? 'glibc' : undefined;
  return { os, cpu, libc };
}

if (import.meta.main) {
  const lock = JSON.parse(readFileSync(LOCK, 'utf8'));
  const missing = missingFromLock(lock.packages);
  for (const place of Object.keys(missing)) console.error(`${LOCK} did not have ${place}; added.`);
  const packages = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => a.localeCompare(b, 'en'));
  if (Object.keys(missing).length > 0) {
    writeFileSync(LOCK, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`);
  }
}

// Which Node may run Tableread, and where the one lies that npm installed.
import path from 'node:path';

/**
 * Whether this Node has all the server uses without a flag: type stripping, import.meta.main and crypto.argon2 (24.7).
 * @param {string} version such as `24.21.0`
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 7);
}

/**
 * Where the Node that npm installed lies. `.bin/node` is no way to it: npm 10 leaves it out when several packages own the name.
 * @param {NodeJS.Platform} platform
 * @param {string} arch
 */
export function shippedNode(platform, arch) {
  const os = platform === 'win32' ? 'win' : platform;
  return path.resolve('node_modules', `node-${os}-${arch}`, 'bin', platform === 'win32' ? 'node.exe' : 'node');
}

// The product's own sync plane with a policy that lets anyone into any document, for harnesses and strangers: PORT and DATA_DIR.
import { fileURLToPath } from 'node:url';

// As `npm start` does (scripts/runtime.mjs): the environment must be there when the process begins, so this one begins again.
const settings = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL('../node_modules/.cache/tableread/compiled', import.meta.url)),
  MALLOC_ARENA_MAX: '1',
};
const env = { ...settings, ...process.env };
const isSet = Object.keys(settings).every((name) => name in process.env);
// Not on Windows. There it is only larger.
if (!isSet && process.execve !== undefined)
  process.execve(process.execPath, [process.execPath, ...process.execArgv, fileURLToPath(import.meta.url)], env);
await import('./sync/plane-server.ts');

// The product's own sync plane with a policy that lets anyone into any document, for harnesses and strangers: PORT and DATA_DIR.
import { fileURLToPath } from 'node:url';

// As `npm start` does (scripts/runtime.mjs), before anything is loaded. The environment, so that worker threads have it too.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/tableread/compiled', import.meta.url));
const { enableCompileCache } = await import('node:module');
enableCompileCache(process.env.NODE_COMPILE_CACHE);
await import('./sync/plane-server.ts');

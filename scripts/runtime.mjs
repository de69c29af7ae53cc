// Finds a Node that can run the server: the one running now if it is new enough, else the one npm installed.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { isNewEnough, shippedNode } from './which-node.mjs';

function findNode() {
  const preferShipped = process.env.TABLEREAD_SHIPPED_NODE === '1';
  if (isNewEnough(process.versions.node) && !preferShipped) return process.execPath;
  const shipped = shippedNode(process.platform, process.arch);
  if (existsSync(shipped)) return shipped;
  console.error(
    `Tableread needs Node 24.7 or newer. This is Node ${process.versions.node}, and npm has no Node 24 ` +
      `for ${process.platform} on ${process.arch}. Install Node 24 from https://nodejs.org and run the same again.`,
  );
  process.exit(1);
}

/** Path of the Node that runs everything from here on. */
export const node = findNode();

/** The environment for all that is started, with that Node first on the path. */
export const env = {
  // What was stripped of its types once need not be again: a start is quicker, and the server smaller by 30 MB.
  NODE_COMPILE_CACHE: path.resolve('node_modules/.cache/tableread/compiled'),
  // Memory that one thread of V8 gave back, the next can use: smaller by some 10 MB (glibc's mallopt(3)).
  MALLOC_ARENA_MAX: '1',
  ...process.env,
  PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`,
};

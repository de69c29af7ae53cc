// The wire's fingerprint: when this fails, something that clients and servers say to each other has changed.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { PROTOCOL_VERSION, wireText } from '../../shared/protocol/version.ts';

/**
 * When the fingerprint changes, decide: can an older client still read what a newer server sends, and the other way round?
 * If not, raise PROTOCOL_VERSION. Then write the new fingerprint here.
 */
const known = { version: 1, fingerprint: '658fd37b38968a5f' };

test('[C6] the wire is the one this version stands for', () => {
  const fingerprint = createHash('sha256').update(wireText()).digest('hex').slice(0, 16);
  expect({ version: PROTOCOL_VERSION, fingerprint }).toEqual(known);
});

// What the HTTP plane is given: it makes nothing of this itself.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Config } from '../config.ts';
import type { Given } from '../given.ts';
import type { Changes } from '../people/changes.ts';
import type { Decider } from '../rooms/decisions.ts';
import type { Outgoing } from '../rooms/outcome.ts';

export interface Parts {
  given: Given;
  config: Config;
  /** Takes the decisions that change what is open; the sync plane. */
  plane: Decider;
  changes: Changes;
  announce(outgoing: readonly Outgoing[]): void;
  /** Aborted when the server begins to close: what may take long ends then. */
  closing: AbortSignal;
}

export type Http = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

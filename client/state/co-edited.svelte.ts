// A document that several people write at once, as screens use it: its shared texts and maps, whether it is here, and why not.
import type * as Y from 'yjs';
import type { Failure } from '../../shared/protocol/failures.ts';
import type { MemberView } from '../../shared/protocol/rooms.ts';
import type { DocumentAddress } from '../../shared/room/documents.ts';
import type { Id } from '../../shared/room/ids.ts';
import type { DocumentOptions } from '../connection/document-connection.ts';
import { DocumentConnection } from '../connection/document-connection.ts';
import { atFirst, type Saving } from '../connection/saved.ts';
import { Company } from './company.svelte.ts';

/** How a co-edited document is connected; a test gives its own. */
export type Connect = (options: Omit<DocumentOptions, 'origin'>) => DocumentConnection;
export const connectTo =
  (origin: string): Connect =>
  (options) =>
    new DocumentConnection({ origin, ...options });

export interface CoEditedOptions {
  /** Who a member is, for those who are met there. */
  who?: (member: Id) => MemberView | undefined;
  connect: Connect;
  address: DocumentAddress;
  /** Whose copy it is in this browser. */
  member: string;
  whyRefused?: () => Promise<Failure | undefined>;
}

export class CoEdited {
  /** Who else has it open, and what they do there. */
  readonly company: Company;
  readonly #connection: DocumentConnection;
  #synced = $state(false);
  #saving = $state.raw<Saving>(atFirst);

  constructor({ connect, address, member, whyRefused, who = () => undefined }: CoEditedOptions) {
    const place = 'example' in address ? `${address.room}/${address.example}` : address.room;
    this.#connection = connect({
      address,
      copy: `${address.kind}/${place}/${member}`,
      ...(whyRefused && { whyRefused }),
      onSaving: (saving) => {
        this.#saving = saving;
      },
      onSynced: () => {
        this.#synced = true;
      },
    });
    this.company = new Company(this.#connection.awareness, member, who);
  }

  /** What is written in it. Roots are named in `shared/room/documents.ts`, and nowhere else. */
  get doc(): Y.Doc {
    return this.#connection.doc;
  }

  /** It held once what the server has; until then it may lack what others wrote. */
  get synced(): boolean {
    return this.#synced;
  }

  get saving(): Saving {
    return this.#saving;
  }

  /** Why the server ended it for good. */
  get stopped(): Failure | undefined {
    return this.#saving.stopped;
  }

  /** Something of mine is not on the server's disk yet. */
  get unsaved(): boolean {
    return this.#saving.unsaved;
  }

  serverSaves(works: boolean): void {
    this.#connection.serverSaves(works);
  }

  connectAgain(): void {
    this.#connection.connectAgain();
  }

  close(): void {
    this.company.close();
    this.#connection.close();
  }
}

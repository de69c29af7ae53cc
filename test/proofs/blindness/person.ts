// Somebody with every connection there is: HTTP as bytes, the control plane and documents through unmodified clients. All they hear is kept.
import { request } from 'node:http';
import type * as Y from 'yjs';
import { type ControlClient, openControl, openDocument, type SyncClient } from '../../support/stock-clients.ts';
import { Ear } from './ear.ts';
import { aReplica } from './given-chance.ts';
import type { Stage } from './stage.ts';

export interface Asked {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

interface Line extends SyncClient {
  address: string;
  ear: Ear;
  closed: boolean;
}

const SAVED = 100;
let visitors = 0;
// Each stock provider listens for the end of the process; here are many.
process.setMaxListeners(0);

export class Person {
  readonly name: string;
  readonly user: string;
  cookie: string | undefined;
  readonly #stage: Stage;
  readonly #from = `10.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors++ & 255}`;
  readonly http: Ear;
  readonly ears: Ear[] = [];
  control: ControlClient | undefined;
  lines: Line[] = [];
  #asked = 0;
  #opened = 0;
  readonly #number: number;

  constructor(stage: Stage, name: string, user: string, number: number) {
    this.#number = number;
    this.#stage = stage;
    this.name = name;
    this.user = user;
    this.http = new Ear(`HTTP to ${name}`);
    this.ears.push(this.http);
  }

  get address(): string {
    return this.#stage.address;
  }
  get headers(): Record<string, string> {
    return { origin: this.address, ...(this.cookie === undefined ? {} : { cookie: this.cookie }) };
  }

  /** Status line, headers and body are heard as they came. */
  ask(method: string, path: string, more: { body?: unknown; headers?: Record<string, string> } = {}): Promise<Asked> {
    const body = more.body === undefined ? undefined : JSON.stringify(more.body);
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const headers = { ...this.headers, 'x-forwarded-for': this.#from, ...type, ...more.headers };
    return new Promise((resolve, reject) => {
      const asking = request(`${this.address}${path}`, { method, headers, agent: this.#stage.agent }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => {
          const whole = Buffer.concat(parts);
          const where = `${method} ${path} to ${this.name}`;
          const head = [`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}`];
          for (let n = 0; n < answer.rawHeaders.length; n += 2)
            head.push(`${answer.rawHeaders[n]}: ${answer.rawHeaders[n + 1]}`);
          this.http.note(head.join('\r\n'), undefined, where);
          this.http.note(whole, answer.headers['content-encoding'], where);
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers as Record<string, string>, body: whole });
        });
      });
      asking.on('error', reject);
      asking.end(body);
    });
  }

  async json<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<T & { code?: string }> {
    const answer = await this.ask(method, path, body === undefined ? {} : { body });
    return JSON.parse(answer.body.toString() || '{}') as T & { code?: string };
  }

  async enter(room: string): Promise<void> {
    this.control?.close();
    const ear = this.#ear('the control plane');
    this.control = await openControl(this as never, ear);
    await this.command('enter-room', { room });
  }

  get isConnected(): boolean {
    return this.control?.socket.connected === true;
  }

  /** Loses the line that says who is here; documents stay open. */
  disconnect(): void {
    this.control?.close();
    this.control = undefined;
  }

  /** A command and its answer; who has been disconnected says nothing. */
  async command(name: string, payload: object): Promise<void> {
    const { control } = this;
    if (!control?.socket.connected) return;
    const gone = new Promise<void>((resolve) => void control.socket.once('disconnect', () => resolve()));
    await Promise.race([control.ask(name as never, payload as never), gone]);
  }

  /** A document by the stock provider. Refused, it is none: what the refusal said is heard. */
  async open(address: string): Promise<Line | undefined> {
    const ear = this.#ear(address.split('/', 1)[0] ?? '');
    const client = openDocument(this as never, address, ear, aReplica(1_000_000 * (this.#number + 1) + ++this.#opened));
    const { provider } = client;
    // Ours, which the stock provider does not know; it would complain on the console.
    (provider.messageHandlers as unknown as Record<number, () => void>)[SAVED] = () => this.#answered(line);
    const line: Line = { ...client, address, ear, closed: false };
    const done = () => {
      line.closed = true;
      this.#answered(line);
    };
    provider.on('connection-close', (event: { code?: number } | null) => {
      // Decisions: coming back changes nothing, and the provider knows.
      if ((event?.code ?? 0) >= 4400) done();
      else this.#answered(line);
    });
    this.lines.push(line);
    const opened = await client.synced.then(
      () => true,
      () => false,
    );
    if (opened) return line;
    this.closeLine(line);
    return undefined;
  }

  line(address: string): Line | undefined {
    return this.lines.find((each) => each.address === address && !each.closed);
  }

  doc(address: string): Y.Doc | undefined {
    return this.line(address)?.doc;
  }

  closeLine(line: Line): void {
    line.closed = true;
    line.close();
    // Ends the awareness too, which the provider leaves with a timer.
    line.doc.destroy();
    this.lines = this.lines.filter((each) => each !== line);
  }

  #ear(where: string): Ear {
    const ear = new Ear(`${where} to ${this.name}`);
    this.ears.push(ear);
    return ear;
  }

  readonly #waiting = new Map<Line, () => void>();
  #answered(line: Line): void {
    this.#waiting.get(line)?.();
  }

  /** Resolves once whatever was under way to this person has come: each connection answers what was asked last. */
  async rest(): Promise<void> {
    const lines = this.lines.filter((line) => !line.closed && line.provider.ws !== null);
    await Promise.all([
      this.command(`rest ${this.#asked++}`, {}),
      ...lines.map(
        (line) =>
          new Promise<void>((resolve) => {
            this.#waiting.set(line, resolve);
            const socket = line.provider.ws as unknown as { readyState: number; send(bytes: Uint8Array): void };
            if (socket.readyState !== 1) return resolve();
            socket.send(new Uint8Array([SAVED, 1]));
          }),
      ),
    ]);
  }

  leave(): void {
    for (const line of [...this.lines]) this.closeLine(line);
    this.disconnect();
  }
}

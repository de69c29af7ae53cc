// A planted fault: measured-server.ts, where whoever drops a document from memory leaves it on a list.
import { LiveDocument } from '../../../server/sync/live-document.ts';

const left: LiveDocument[] = [];
const { destroy } = LiveDocument.prototype;
LiveDocument.prototype.destroy = function (this: LiveDocument) {
  left.push(this);
  destroy.call(this);
};
await import('./measured-server.ts');

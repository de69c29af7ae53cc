// How many rows the server has read of a file that is being imported.
import type { Announcement } from '../../shared/protocol/announcements.ts';
import type { Id } from '../../shared/room/ids.ts';

export type Hear = (progress: Announcement<'import-progress'>) => void;

/** Hears about one import until the answer is called. Without a connection nothing is heard, and the import goes on all the same. */
export function followImport(id: Id, hear: Hear): () => void {
  let stopped = false;
  let stop = () => {
    stopped = true;
  };
  void import('../connection/control.ts').then(
    ({ Control }) => {
      if (stopped) return;
      const control = new Control();
      control.on('import-progress', (progress) => {
        if (progress.import === id) hear(progress);
      });
      // A socket that is closed while it opens complains in the console.
      stop = () => (control.connected ? control.close() : void control.onConnect(() => control.close()));
    },
    () => {},
  );
  return () => stop();
}

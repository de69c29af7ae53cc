// The words of the first page: rooms, and below them datasets.
import type { Role } from '../../shared/room/roles.ts';
import type { Pace } from '../../shared/room/sight.ts';
import { counted, number } from './format.ts';

const paces: Record<Pace, string> = { together: 'Together', solo: 'Solo', open: 'Open' };
const roles: Record<Role, string> = { lead: 'you lead', trainer: 'you judge', observer: 'you observe' };

export const homeWords = {
  title: 'Rooms',
  newRoom: 'Make a room',
  facts: (room: { pace: Pace; dataset: string; members: number; role: Role }) => [
    paces[room.pace],
    room.dataset,
    counted(room.members, 'member'),
    roles[room.role],
  ],
  examples: (count: number) => counted(count, 'example'),
  /** Over all examples and all who judge. */
  lockedIn: (done: number, of: number) => `${number(done)} of ${counted(of, 'judgment')} locked in`,
  revealed: (count: number, of: number) => `${number(count)} of ${number(of)} revealed`,
  noRooms: {
    title: 'You are in no room yet',
    guest:
      'A room is where several people read and judge the same examples. Ask its lead for an invite link and open it in this browser.',
    lead: 'A room is where several people read and judge the same examples. Bring in a dataset, choose a window of it, and invite the others.',
  },

  datasets: 'Datasets',
  importFile: 'Import a file',
  allDatasets: (count: number) => `All ${counted(count, 'dataset')}, with where they came from`,
  rows: (count: number) => counted(count, 'row'),
  noDatasets: {
    title: 'No dataset yet',
    says: 'A dataset is a file of examples, kept as it came. Import one to make rooms of it.',
  },
} as const;

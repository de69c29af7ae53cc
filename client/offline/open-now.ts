// What is open in a room, as this browser keeps it between the times it is entered.
import { z } from 'zod';
import { Id } from '../../shared/room/ids.ts';

export const OpenNow = z.strictObject({ opened: z.array(Id), revealed: z.array(Id) });
export type OpenNow = z.infer<typeof OpenNow>;

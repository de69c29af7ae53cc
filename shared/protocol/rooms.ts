// HTTP bodies about rooms: making one, its people, its examples, and what has been opened.
import { z } from 'zod';
import { Sealed } from '../example/example.ts';
import { Labels } from '../example/rating.ts';
import { LaidOutcome, QuestionKey } from '../room/deciding.ts';
import { EntryRef } from '../room/entry.ts';
import { Id } from '../room/ids.ts';
import { Laid } from '../room/laid.ts';
import { Role, Standing } from '../room/roles.ts';
import { Rubric, Value } from '../room/rubric.ts';
import { RoomSettings } from '../room/settings.ts';
import { OpeningReason, Pace, type Sight, Stage } from '../room/sight.ts';
import { templateNames } from '../room/template-names.ts';
import { DatasetView, WINDOW_DEFAULT, WINDOW_LIMIT, WindowView } from './datasets.ts';
import { Token } from './people.ts';

const Instant = z.int().min(0);
export const TemplateName = z.enum(templateNames);

export const MakeRoom = z.strictObject({
  title: z.string().trim().min(1, 'Give the room a title.').max(120),
  dataset: Id,
  /** The first row, or 'random' for a random start; the rows are consecutive either way. */
  start: z.union([z.int().min(0), z.literal('random')]),
  count: z.int().min(1).max(WINDOW_LIMIT).default(WINDOW_DEFAULT),
  rubric: z.union([z.strictObject({ template: TemplateName }), Rubric]),
  pace: Pace,
  settings: RoomSettings.partial().optional(),
  /** Does the lead who makes the room judge too? */
  judges: z.boolean().default(true),
});
export type MakeRoom = z.infer<typeof MakeRoom>;

export const MemberView = z.strictObject({
  id: Id,
  name: z.string(),
  role: Role,
  standing: Standing,
  /** Counted in "1 of 2 locked in". */
  judges: z.boolean(),
  /** 1–12, a slot of the palette of people. */
  colour: z.int().min(1).max(12),
});
export type MemberView = z.infer<typeof MemberView>;

export const RoomSummary = z.strictObject({
  id: Id,
  title: z.string(),
  pace: Pace,
  role: Role,
  dataset: z.string(),
  examples: z.int(),
  members: z.int(),
  createdAt: Instant,
});
export type RoomSummary = z.infer<typeof RoomSummary>;

/** How many have locked in an example; never who. */
export const Progress = z.strictObject({
  judges: z.int(),
  lockedIn: z.record(Id, z.int()),
  revealed: z.array(Id),
});
export type Progress = z.infer<typeof Progress>;

/**
 * Where a window comes from, as every member may know it. Without size and hash of the file: of a short one they could be
 * tried against guesses of what is sealed in it.
 */
export const SourceView = DatasetView.pick({
  id: true,
  name: true,
  format: true,
  rows: true,
  importedAt: true,
  importedBy: true,
}).extend({ fileName: z.string() });
export type SourceView = z.infer<typeof SourceView>;

/** A timer that reveals these examples when it ends. By the server's clock, which said `toldAt` when it told this. */
export const TimerView = z.strictObject({
  by: Id,
  startedAt: Instant,
  endsAt: Instant,
  toldAt: Instant,
  examples: z.array(Id),
});
export type TimerView = z.infer<typeof TimerView>;

export const RoomView = z.strictObject({
  id: Id,
  title: z.string(),
  pace: Pace,
  createdAt: Instant,
  dataset: SourceView,
  window: WindowView,
  settings: RoomSettings,
  rubric: Rubric,
  rubricVersion: Id,
  /** Ids of the window's examples in order. */
  examples: z.array(Id),
  me: MemberView,
  members: z.array(MemberView),
  progress: Progress,
  /** Examples whose table is open to me. */
  opened: z.array(Id),
  /** Who looked at which example before its reveal: everybody in the room may know. */
  peeks: z.array(z.strictObject({ example: Id, member: Id })),
});
export type RoomView = z.infer<typeof RoomView>;

export const RoomPath = z.strictObject({ room: Id });
export const ExamplePath = z.strictObject({ room: Id, example: Id });

export const RoomRows = z.strictObject({
  from: z.coerce.number().int().min(0).default(0),
  count: z.coerce.number().int().min(1).max(100).default(25),
});

export const Reveal = z.strictObject({ examples: z.union([z.array(Id).min(1).max(WINDOW_LIMIT), z.literal('all')]) });
export const Revealed = z.strictObject({ revealed: z.array(Id) });

/** From five seconds to a day. */
export const StartTimer = Reveal.extend({
  seconds: z
    .int()
    .min(5)
    .max(24 * 60 * 60),
});

export const OpeningView = z.strictObject({ example: Id, member: Id, reason: OpeningReason, at: Instant });
export type OpeningView = z.infer<typeof OpeningView>;

export const SightView = z.strictObject({
  sight: z.enum(['sealed', 'may-open', 'open'] satisfies [Sight, ...Sight[]]),
});
export type SightView = z.infer<typeof SightView>;

/** What lies open of one example: its table, what was sealed of the row itself, and what the file's own raters said of it. */
export const TableView = z.strictObject({
  example: Id,
  laid: z.record(EntryRef, Laid),
  /** How the discussion of its questions ended, by question. */
  outcomes: z.record(QuestionKey, LaidOutcome),
  sealed: Sealed,
  labels: Labels,
});
export type TableView = z.infer<typeof TableView>;

/** One rater's judgment of one example at one stage. */
export const JudgmentView = z.strictObject({
  member: Id,
  example: Id,
  stage: Stage,
  rubricVersion: Id,
  /** By question; responses by their index in the file, however they were shown. None while it cannot be judged. */
  answers: z.record(z.string(), Value),
  /** The version each answer was given under. `rubricVersion` is that in force when the judgment was last accepted. */
  versions: z.record(z.string(), Id),
  rationale: z.string(),
  /** 1 (guessing) to 5 (certain). */
  confidence: z.int().nullable(),
  /** Why its author cannot judge it. */
  cannotJudge: z.string().nullable(),
  /** Percent of the others expected to answer alike, by question. */
  expectedShares: z.record(z.string(), z.int()),
  /** Whole seconds its author had read the example by then. */
  seconds: z.int().nullable(),
  /** The responses' indices in the order its author saw them; null when that was the file's. */
  responseOrder: z.array(z.int()).nullable(),
  acceptedAt: Instant,
});
export type JudgmentView = z.infer<typeof JudgmentView>;

export const MakeInvite = z.strictObject({
  role: Role,
  standing: Standing,
  /** How many hours it can be used; 7 days by default. */
  hours: z
    .int()
    .min(1)
    .max(24 * 90)
    .default(24 * 7),
  /** How many people can join by it. */
  uses: z.int().min(1).max(500).default(20),
});
export type MakeInvite = z.infer<typeof MakeInvite>;

export const InviteView = z.strictObject({
  id: Id,
  role: Role,
  standing: Standing,
  expiresAt: Instant,
  uses: z.int(),
  used: z.int(),
  revokedAt: Instant.optional(),
  createdAt: Instant,
});
export type InviteView = z.infer<typeof InviteView>;
/** The only answer that ever holds the secret: it is stored hashed. */
export const InviteMade = z.strictObject({
  invite: InviteView,
  token: Token,
  /** The link to send: the secret is in its fragment, which no server sees. */ link: z.string(),
});
export type InviteMade = z.infer<typeof InviteMade>;

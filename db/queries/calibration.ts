// Queries for a room's numbers. What they read is sealed until an opening: only for examples that were opened to the one who asks.
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Labels } from '../../shared/example/rating.ts';
import type { Reader, Transaction } from '../database.ts';
import type { Tables } from '../schema.ts';

const labels = () => ({
  raters: new Map<string, Rater>(),
  ratings: [] as Labels['ratings'],
  spans: [] as Labels['spans'],
});
type Rater = Labels['raters'][number] & { position: number };

/** What the file's raters said of each of these examples, in the order of the file. */
export async function labelsOfAll(read: Reader, t: Tables, examples: readonly string[]): Promise<Map<string, Labels>> {
  const raters = ({ id, name, kind, standing, position }: Tables['rater']) => ({ id, name, kind, standing, position });
  const ratings = await read
    .select({
      example: t.rating.example,
      dimension: t.rating.dimension,
      response: t.rating.response,
      value: t.rating.value,
      rationale: t.rating.rationale,
      rater: raters(t.rater),
    })
    .from(t.rating)
    .innerJoin(t.rater, eq(t.rater.id, t.rating.rater))
    .where(inArray(t.rating.example, [...examples]))
    .orderBy(asc(t.rating.example), asc(t.rating.number));
  const spans = await read
    .select({
      example: t.ratedSpan.example,
      part: t.ratedSpan.part,
      start: t.ratedSpan.start,
      end: t.ratedSpan.end,
      said: t.ratedSpan.said,
      rater: raters(t.rater),
    })
    .from(t.ratedSpan)
    .innerJoin(t.rater, eq(t.rater.id, t.ratedSpan.rater))
    .where(inArray(t.ratedSpan.example, [...examples]))
    .orderBy(asc(t.ratedSpan.example), asc(t.ratedSpan.number));
  const found = new Map(examples.map((example) => [example, labels()]));
  const of = (example: string, { id, ...rater }: Rater & { id: string }) => {
    const own = found.get(example) ?? labels();
    own.raters.set(id, rater);
    return own;
  };
  for (const { example, rater, dimension, response, value, rationale } of ratings)
    of(example, rater).ratings.push({
      rater: rater.name,
      dimension,
      ...(response === null ? {} : { response }),
      value: value[0],
      ...(rationale === null ? {} : { rationale }),
    });
  for (const { example, rater, said, ...place } of spans)
    of(example, rater).spans.push({ rater: rater.name, ...place, ...said });
  return new Map(
    [...found].map(([example, own]) => [
      example,
      {
        ...own,
        raters: [...own.raters.values()]
          .toSorted((a, b) => a.position - b.position)
          .map(({ name, kind, standing }) => ({ name, kind, standing })),
      },
    ]),
  );
}

/** Every comment on these examples, with whether its author had locked in or been shown the table: that decides whether it lies there. */
export const commentsOn = (read: Reader, t: Tables, room: string, examples: readonly string[]) =>
  read
    .select({
      id: t.entry.id,
      author: t.entry.member,
      example: t.entry.example,
      value: t.entry.value,
      at: t.entry.acceptedAt,
      lockedInAt: t.lockIn.at,
      shownAt: t.opening.at,
    })
    .from(t.entry)
    .leftJoin(t.lockIn, and(eq(t.lockIn.member, t.entry.member), eq(t.lockIn.example, t.entry.example)))
    .leftJoin(t.opening, and(eq(t.opening.member, t.entry.member), eq(t.opening.example, t.entry.example)))
    .where(and(eq(t.entry.room, room), eq(t.entry.kind, 'comment'), inArray(t.entry.example, [...examples])))
    .orderBy(asc(t.entry.acceptedAt));

export const shownTimes = (read: Reader, t: Tables, room: string, examples: readonly string[]) =>
  read
    .select({ example: t.opening.example, member: t.opening.member, at: t.opening.at })
    .from(t.opening)
    .where(and(eq(t.opening.room, room), inArray(t.opening.example, [...examples])));

/** Everybody who is or was a member. */
export const everyMemberOf = (read: Reader, t: Tables, room: string) =>
  read
    .select({ id: t.member.id, name: t.user.name, standing: t.member.standing, colour: t.member.colour })
    .from(t.member)
    .innerJoin(t.user, eq(t.user.id, t.member.user))
    .where(eq(t.member.room, room))
    .orderBy(asc(t.member.joinedAt), asc(t.member.id));

/** The members who were shown an example's table: those who may hear that something on it changed. */
export async function shownExample(
  read: Reader | Transaction,
  t: Tables,
  room: string,
  example: string,
): Promise<string[]> {
  const rows = await read
    .select({ member: t.opening.member })
    .from(t.opening)
    .where(and(eq(t.opening.room, room), eq(t.opening.example, example)));
  return rows.map(({ member }) => member);
}

/** The rooms a person is a member of, with their member id in each; and whether another person leads there. */
export const roomsJudgedBy = (read: Reader, t: Tables, user: string) =>
  read
    .select({ room: t.room.id, member: t.member.id, title: t.room.title, createdAt: t.room.createdAt })
    .from(t.member)
    .innerJoin(t.room, eq(t.room.id, t.member.room))
    .where(and(eq(t.member.user, user), isNull(t.member.removedAt)))
    .orderBy(asc(t.room.createdAt), asc(t.room.id));

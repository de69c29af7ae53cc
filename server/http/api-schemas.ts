// The schemas that the API's description calls by name.
import { z } from 'zod';
import { Content, Json, Sealed } from '../../shared/example/example.ts';
import { Mapping } from '../../shared/example/mapping.ts';
import { ImportedRater, Labels, RatedSpan, Rating } from '../../shared/example/rating.ts';
import { DatasetDetail, DatasetView, ExamplePage, ExampleView, WindowView } from '../../shared/protocol/datasets.ts';
import { Join, Joined, LinkView, LookAtLink, Me, SignIn } from '../../shared/protocol/people.ts';
import * as rooms from '../../shared/protocol/rooms.ts';
import { Skipped } from '../../shared/protocol/row-fault.ts';
import { PublishRubric, RubricVersionView, StaleOfOthers, StaleView } from '../../shared/protocol/rubrics.ts';
import { ColumnView, ExamplePreview, ImportUpload, Preview, UploadView } from '../../shared/protocol/uploads.ts';
import { Entry } from '../../shared/room/entry.ts';
import { Laid } from '../../shared/room/laid.ts';
import { Dimension, Rubric } from '../../shared/room/rubric.ts';
import { Problem } from './problem.ts';

const named = {
  ...{ Problem, Me, LookAtLink, LinkView, SignIn, Join, Joined },
  ...{ DatasetView, ExampleView, ExamplePage, WindowView, Content, Sealed, Json },
  ...{ DatasetDetail, Skipped, Mapping, ImportedRater, Rating, RatedSpan, Labels },
  ...{ UploadView, ColumnView, Preview, ExamplePreview, ImportUpload },
  ...{ MakeRoom: rooms.MakeRoom, RoomSummary: rooms.RoomSummary, RoomView: rooms.RoomView },
  ...{ MemberView: rooms.MemberView, Progress: rooms.Progress, Rubric, Dimension },
  ...{ PublishRubric, RubricVersionView, StaleView, StaleOfOthers },
  ...{ Reveal: rooms.Reveal, Revealed: rooms.Revealed, SightView: rooms.SightView, OpeningView: rooms.OpeningView },
  ...{ TableView: rooms.TableView, Laid, Entry, JudgmentView: rooms.JudgmentView },
  ...{ MakeInvite: rooms.MakeInvite, InviteView: rooms.InviteView, InviteMade: rooms.InviteMade },
};

/** Apart from zod's global one: names there would change every JSON schema made elsewhere. */
export const apiSchemas = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(named)) apiSchemas.add(schema, { id });

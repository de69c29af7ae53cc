CREATE TABLE "challenge" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"room_id" text collate "C" NOT NULL,
	"by" text collate "C" NOT NULL,
	"rubric_version_id" text collate "C" NOT NULL,
	"clause" text NOT NULL,
	"text" text collate "C" NOT NULL,
	"evidence" text NOT NULL,
	"at" bigint NOT NULL,
	"withdrawn_at" bigint
);
--> statement-breakpoint
CREATE TABLE "outcome" (
	"room_id" text collate "C" NOT NULL,
	"example_id" text collate "C" NOT NULL,
	"question" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"content" text NOT NULL,
	"rubric_version_id" text collate "C" NOT NULL,
	"by" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "outcome_room_id_example_id_question_pk" PRIMARY KEY("room_id","example_id","question")
);
--> statement-breakpoint
CREATE TABLE "ruling" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"room_id" text collate "C" NOT NULL,
	"challenge_id" text collate "C",
	"clause" text NOT NULL,
	"verdict" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"by" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"rubric_version_id" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "timer" (
	"room_id" text collate "C" PRIMARY KEY NOT NULL,
	"by" text collate "C" NOT NULL,
	"started_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"examples" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "judgment" ADD COLUMN "confidence" integer;--> statement-breakpoint
ALTER TABLE "judgment" ADD COLUMN "cannot_judge" text collate "C";--> statement-breakpoint
ALTER TABLE "judgment" ADD COLUMN "expected_shares" text;--> statement-breakpoint
ALTER TABLE "judgment" ADD COLUMN "seconds" integer;--> statement-breakpoint
ALTER TABLE "judgment" ADD COLUMN "response_order" text;--> statement-breakpoint
ALTER TABLE "room" ADD COLUMN "settings" text;--> statement-breakpoint
ALTER TABLE "rubric_version" ADD COLUMN "published_by" text collate "C";--> statement-breakpoint
ALTER TABLE "rubric_version" ADD COLUMN "note" text collate "C";--> statement-breakpoint
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_by_member_id_fk" FOREIGN KEY ("by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_rubric_version_id_rubric_version_id_fk" FOREIGN KEY ("rubric_version_id") REFERENCES "public"."rubric_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_example_id_example_id_fk" FOREIGN KEY ("example_id") REFERENCES "public"."example"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_rubric_version_id_rubric_version_id_fk" FOREIGN KEY ("rubric_version_id") REFERENCES "public"."rubric_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_by_member_id_fk" FOREIGN KEY ("by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ruling" ADD CONSTRAINT "ruling_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ruling" ADD CONSTRAINT "ruling_challenge_id_challenge_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenge"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ruling" ADD CONSTRAINT "ruling_by_member_id_fk" FOREIGN KEY ("by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ruling" ADD CONSTRAINT "ruling_rubric_version_id_rubric_version_id_fk" FOREIGN KEY ("rubric_version_id") REFERENCES "public"."rubric_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timer" ADD CONSTRAINT "timer_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timer" ADD CONSTRAINT "timer_by_member_id_fk" FOREIGN KEY ("by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "challenge_room" ON "challenge" USING btree ("room_id");--> statement-breakpoint
CREATE INDEX "outcome_example" ON "outcome" USING btree ("example_id");--> statement-breakpoint
CREATE INDEX "ruling_room" ON "ruling" USING btree ("room_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ruling_challenge" ON "ruling" USING btree ("challenge_id");
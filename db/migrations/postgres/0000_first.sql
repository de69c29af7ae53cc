CREATE TABLE "audit_event" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"user_id" text collate "C",
	"room_id" text collate "C",
	"action" text collate "C" NOT NULL,
	"detail" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth_session" (
	"hash" text collate "C" PRIMARY KEY NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dataset" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"file_name" text collate "C" NOT NULL,
	"file_bytes" bigint NOT NULL,
	"file_sha256" text collate "C" NOT NULL,
	"format" text collate "C" NOT NULL,
	"rows" integer NOT NULL,
	"imported_at" bigint,
	"imported_by" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_snapshot" (
	"document" text collate "C" PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_update" (
	"document" text collate "C" NOT NULL,
	"number" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"author" text collate "C",
	"at" bigint NOT NULL,
	CONSTRAINT "document_update_document_number_pk" PRIMARY KEY("document","number")
);
--> statement-breakpoint
CREATE TABLE "entry" (
	"room_id" text collate "C" NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"example_id" text collate "C" NOT NULL,
	"value" text NOT NULL,
	"accepted_at" bigint NOT NULL,
	"changed_at" bigint,
	CONSTRAINT "entry_member_id_id_pk" PRIMARY KEY("member_id","id")
);
--> statement-breakpoint
CREATE TABLE "example" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"dataset_id" text collate "C" NOT NULL,
	"position" integer NOT NULL,
	"content" text NOT NULL,
	"hash" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "example_seal" (
	"example_id" text collate "C" PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"source" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invite" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"hash" text collate "C" NOT NULL,
	"room_id" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"standing" text collate "C" NOT NULL,
	"uses" integer NOT NULL,
	"used" integer NOT NULL,
	"created_by" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"revoked_at" bigint
);
--> statement-breakpoint
CREATE TABLE "judgment" (
	"room_id" text collate "C" NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"example_id" text collate "C" NOT NULL,
	"stage" text collate "C" NOT NULL,
	"rubric_version_id" text collate "C" NOT NULL,
	"answers" text NOT NULL,
	"rationale" text collate "C" NOT NULL,
	"accepted_at" bigint NOT NULL,
	CONSTRAINT "judgment_member_id_example_id_stage_pk" PRIMARY KEY("member_id","example_id","stage")
);
--> statement-breakpoint
CREATE TABLE "lock_in" (
	"room_id" text collate "C" NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"example_id" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "lock_in_member_id_example_id_pk" PRIMARY KEY("member_id","example_id")
);
--> statement-breakpoint
CREATE TABLE "member" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"room_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"standing" text collate "C" NOT NULL,
	"judges" boolean NOT NULL,
	"colour" integer NOT NULL,
	"joined_at" bigint NOT NULL,
	"removed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "opening" (
	"room_id" text collate "C" NOT NULL,
	"example_id" text collate "C" NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "opening_member_id_example_id_pk" PRIMARY KEY("member_id","example_id")
);
--> statement-breakpoint
CREATE TABLE "reveal" (
	"room_id" text collate "C" NOT NULL,
	"example_id" text collate "C" NOT NULL,
	"by" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "reveal_room_id_example_id_pk" PRIMARY KEY("room_id","example_id")
);
--> statement-breakpoint
CREATE TABLE "room" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"title" text collate "C" NOT NULL,
	"dataset_id" text collate "C" NOT NULL,
	"start" integer NOT NULL,
	"count" integer NOT NULL,
	"window_hash" text collate "C" NOT NULL,
	"rubric_version_id" text collate "C" NOT NULL,
	"pace" text collate "C" NOT NULL,
	"created_by" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rubric" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"title" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rubric_version" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"rubric_id" text collate "C" NOT NULL,
	"number" integer NOT NULL,
	"content" text NOT NULL,
	"published_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_link" (
	"hash" text collate "C" PRIMARY KEY NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"may_lead" boolean NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset" ADD CONSTRAINT "dataset_imported_by_user_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_example_id_example_id_fk" FOREIGN KEY ("example_id") REFERENCES "public"."example"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "example" ADD CONSTRAINT "example_dataset_id_dataset_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."dataset"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "example_seal" ADD CONSTRAINT "example_seal_example_id_example_id_fk" FOREIGN KEY ("example_id") REFERENCES "public"."example"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite" ADD CONSTRAINT "invite_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite" ADD CONSTRAINT "invite_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judgment" ADD CONSTRAINT "judgment_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judgment" ADD CONSTRAINT "judgment_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judgment" ADD CONSTRAINT "judgment_example_id_example_id_fk" FOREIGN KEY ("example_id") REFERENCES "public"."example"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judgment" ADD CONSTRAINT "judgment_rubric_version_id_rubric_version_id_fk" FOREIGN KEY ("rubric_version_id") REFERENCES "public"."rubric_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lock_in" ADD CONSTRAINT "lock_in_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lock_in" ADD CONSTRAINT "lock_in_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lock_in" ADD CONSTRAINT "lock_in_example_id_example_id_fk" FOREIGN KEY ("example_id") REFERENCES "public"."example"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening" ADD CONSTRAINT "opening_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening" ADD CONSTRAINT "opening_example_id_example_id_fk" FOREIGN KEY ("example_id") REFERENCES "public"."example"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening" ADD CONSTRAINT "opening_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reveal" ADD CONSTRAINT "reveal_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reveal" ADD CONSTRAINT "reveal_example_id_example_id_fk" FOREIGN KEY ("example_id") REFERENCES "public"."example"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reveal" ADD CONSTRAINT "reveal_by_member_id_fk" FOREIGN KEY ("by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room" ADD CONSTRAINT "room_dataset_id_dataset_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."dataset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room" ADD CONSTRAINT "room_rubric_version_id_rubric_version_id_fk" FOREIGN KEY ("rubric_version_id") REFERENCES "public"."rubric_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room" ADD CONSTRAINT "room_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rubric_version" ADD CONSTRAINT "rubric_version_rubric_id_rubric_id_fk" FOREIGN KEY ("rubric_id") REFERENCES "public"."rubric"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_event_room" ON "audit_event" USING btree ("room_id","at");--> statement-breakpoint
CREATE INDEX "auth_session_user" ON "auth_session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "entry_example" ON "entry" USING btree ("example_id","member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "example_place" ON "example" USING btree ("dataset_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "invite_hash" ON "invite" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "invite_room" ON "invite" USING btree ("room_id");--> statement-breakpoint
CREATE INDEX "judgment_room" ON "judgment" USING btree ("room_id");--> statement-breakpoint
CREATE INDEX "judgment_example" ON "judgment" USING btree ("example_id");--> statement-breakpoint
CREATE INDEX "lock_in_room" ON "lock_in" USING btree ("room_id");--> statement-breakpoint
CREATE INDEX "lock_in_example" ON "lock_in" USING btree ("example_id");--> statement-breakpoint
CREATE UNIQUE INDEX "member_user" ON "member" USING btree ("room_id","user_id");--> statement-breakpoint
CREATE INDEX "member_of" ON "member" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "opening_example" ON "opening" USING btree ("example_id","room_id");--> statement-breakpoint
CREATE INDEX "reveal_example" ON "reveal" USING btree ("example_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rubric_version_number" ON "rubric_version" USING btree ("rubric_id","number");
ALTER TABLE "outcome" DROP CONSTRAINT "outcome_room_id_example_id_question_pk";--> statement-breakpoint
ALTER TABLE "reveal" ALTER COLUMN "by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "outcome" ADD COLUMN "id" text collate "C" PRIMARY KEY NOT NULL;--> statement-breakpoint
ALTER TABLE "outcome" ADD COLUMN "ended_at" bigint;--> statement-breakpoint
ALTER TABLE "reveal" ADD COLUMN "reason" text collate "C" DEFAULT 'lead' NOT NULL;--> statement-breakpoint
CREATE INDEX "outcome_room" ON "outcome" USING btree ("room_id","example_id");
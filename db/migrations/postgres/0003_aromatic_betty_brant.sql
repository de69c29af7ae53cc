ALTER TABLE "judgment" ADD COLUMN "answer_versions" text;--> statement-breakpoint
ALTER TABLE "rubric_version" ADD COLUMN "same_meaning" text;
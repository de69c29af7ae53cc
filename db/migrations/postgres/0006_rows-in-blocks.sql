DROP TABLE "example_seal" CASCADE;--> statement-breakpoint
ALTER TABLE "example" DROP COLUMN "content";--> statement-breakpoint
ALTER TABLE "example" DROP COLUMN "hash";
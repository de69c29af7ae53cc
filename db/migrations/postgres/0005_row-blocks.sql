CREATE TABLE "content_block" (
	"dataset_id" text collate "C" NOT NULL,
	"start" integer NOT NULL,
	"count" integer NOT NULL,
	"lengths" text NOT NULL,
	"contents" "bytea" NOT NULL,
	CONSTRAINT "content_block_dataset_id_start_pk" PRIMARY KEY("dataset_id","start")
);
--> statement-breakpoint
CREATE TABLE "seal_block" (
	"dataset_id" text collate "C" NOT NULL,
	"start" integer NOT NULL,
	"count" integer NOT NULL,
	"seals" "bytea" NOT NULL,
	CONSTRAINT "seal_block_dataset_id_start_pk" PRIMARY KEY("dataset_id","start")
);
--> statement-breakpoint
ALTER TABLE "content_block" ADD CONSTRAINT "content_block_dataset_id_dataset_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."dataset"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seal_block" ADD CONSTRAINT "seal_block_dataset_id_dataset_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."dataset"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
INSERT INTO "content_block" ("dataset_id", "start", "count", "lengths", "contents") SELECT "dataset_id", "position", 1, '[' || length("content") || ']', convert_to("content", 'UTF8') FROM "example";
--> statement-breakpoint
INSERT INTO "seal_block" ("dataset_id", "start", "count", "seals") SELECT "e"."dataset_id", "e"."position", 1, convert_to('[' || "s"."sealed" || ',[' || to_json("s"."source")::text || ']' || coalesce(',' || "s"."row", '') || ']', 'UTF8') FROM "example_seal" AS "s" INNER JOIN "example" AS "e" ON "e"."id" = "s"."example_id";

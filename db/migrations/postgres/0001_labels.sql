CREATE TABLE "folded_row" (
	"dataset_id" text collate "C" NOT NULL,
	"row" integer NOT NULL,
	"example_id" text collate "C" NOT NULL,
	"source" text collate "C" NOT NULL,
	CONSTRAINT "folded_row_dataset_id_row_pk" PRIMARY KEY("dataset_id","row")
);
--> statement-breakpoint
CREATE TABLE "item_key" (
	"dataset_id" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"example_id" text collate "C" NOT NULL,
	CONSTRAINT "item_key_dataset_id_key_pk" PRIMARY KEY("dataset_id","key")
);
--> statement-breakpoint
CREATE TABLE "rated_span" (
	"example_id" text collate "C" NOT NULL,
	"number" integer NOT NULL,
	"rater_id" text collate "C" NOT NULL,
	"part" text NOT NULL,
	"start" integer NOT NULL,
	"end" integer NOT NULL,
	"said" text NOT NULL,
	CONSTRAINT "rated_span_example_id_number_pk" PRIMARY KEY("example_id","number")
);
--> statement-breakpoint
CREATE TABLE "rater" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"dataset_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"standing" text collate "C" NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rating" (
	"example_id" text collate "C" NOT NULL,
	"number" integer NOT NULL,
	"rater_id" text collate "C" NOT NULL,
	"dimension" text collate "C" NOT NULL,
	"response" integer,
	"value" text NOT NULL,
	"rationale" text,
	CONSTRAINT "rating_example_id_number_pk" PRIMARY KEY("example_id","number")
);
--> statement-breakpoint
CREATE TABLE "saved_mapping" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"columns_hash" text collate "C" NOT NULL,
	"mapping_hash" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"mapping" text NOT NULL,
	"saved_by" text collate "C" NOT NULL,
	"used_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "dataset" ADD COLUMN "kind" text collate "C";--> statement-breakpoint
ALTER TABLE "dataset" ADD COLUMN "file_rows" integer;--> statement-breakpoint
ALTER TABLE "dataset" ADD COLUMN "raters" integer;--> statement-breakpoint
ALTER TABLE "dataset" ADD COLUMN "mapping" text;--> statement-breakpoint
ALTER TABLE "dataset" ADD COLUMN "skipped" text;--> statement-breakpoint
ALTER TABLE "example_seal" ADD COLUMN "row" integer;--> statement-breakpoint
ALTER TABLE "folded_row" ADD CONSTRAINT "folded_row_dataset_id_dataset_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."dataset"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "folded_row" ADD CONSTRAINT "folded_row_example_id_example_id_fk" FOREIGN KEY ("example_id") REFERENCES "public"."example"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_key" ADD CONSTRAINT "item_key_dataset_id_dataset_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."dataset"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_key" ADD CONSTRAINT "item_key_example_id_example_id_fk" FOREIGN KEY ("example_id") REFERENCES "public"."example"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rated_span" ADD CONSTRAINT "rated_span_example_id_example_id_fk" FOREIGN KEY ("example_id") REFERENCES "public"."example"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rated_span" ADD CONSTRAINT "rated_span_rater_id_rater_id_fk" FOREIGN KEY ("rater_id") REFERENCES "public"."rater"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rater" ADD CONSTRAINT "rater_dataset_id_dataset_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."dataset"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating" ADD CONSTRAINT "rating_example_id_example_id_fk" FOREIGN KEY ("example_id") REFERENCES "public"."example"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating" ADD CONSTRAINT "rating_rater_id_rater_id_fk" FOREIGN KEY ("rater_id") REFERENCES "public"."rater"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_mapping" ADD CONSTRAINT "saved_mapping_saved_by_user_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "folded_row_example" ON "folded_row" USING btree ("example_id");--> statement-breakpoint
CREATE INDEX "item_key_example" ON "item_key" USING btree ("example_id");--> statement-breakpoint
CREATE INDEX "rated_span_rater" ON "rated_span" USING btree ("rater_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rater_name" ON "rater" USING btree ("dataset_id","name");--> statement-breakpoint
CREATE INDEX "rating_rater" ON "rating" USING btree ("rater_id");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_mapping_same" ON "saved_mapping" USING btree ("columns_hash","mapping_hash");
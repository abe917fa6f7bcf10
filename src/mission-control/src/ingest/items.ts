import { v, type Infer } from "convex/values";
import { wireRow } from "../rows/fields.js";

/** One write of a batch, checked. */
export const writeItem = v.union(
  v.object({ kind: v.literal("task"), row: wireRow.task }),
  v.object({ kind: v.literal("cron"), row: wireRow.cron }),
  v.object({ kind: v.literal("memory"), row: wireRow.memory }),
  v.object({ kind: v.literal("removed"), sourceKey: v.string() }),
  v.object({ kind: v.literal("erased"), sourceKey: v.string() }),
);

export type WriteItem = Infer<typeof writeItem>;
export type KeyItem = Extract<WriteItem, { sourceKey: string }>;
export type RowItem = Exclude<WriteItem, KeyItem>;

/** Whether an item is about a key alone, not a row. */
export const isKeyItem = (item: WriteItem): item is KeyItem => "sourceKey" in item;

export const writeStatus = v.union(
  v.literal("Created"),
  v.literal("Updated"),
  v.literal("Unchanged"),
  v.literal("Removed"),
  v.literal("Erased"),
  v.literal("Failed"),
);

/** What became of one item. */
export const outcome = v.object({
  status: writeStatus,
  reason: v.optional(v.union(v.literal("OutsideInstance"), v.literal("ClaimedBySource"))),
});

export type Outcome = Infer<typeof outcome>;

import { v, type Infer } from "convex/values";
import { internalMutation, type MutationCtx } from "../tables/model.js";
import { hasRoom } from "../tables/room.js";
import { claim, claimOf, type Claim } from "./claims.js";
import { outcome, writeItem, type Outcome } from "./items.js";
import { remove, upsert, type Writer } from "./writer.js";

const args = {
  instanceId: v.string(),
  /** Left out by a starter, which claims nothing. */
  sourceIdentity: v.optional(v.string()),
  items: v.array(writeItem),
};

const returns = v.object({
  conflict: v.boolean(),
  /** In the order of the items; fewer than those when the transaction had no room for more. */
  outcomes: v.array(outcome),
});

export type ApplyArgs = { instanceId: string; sourceIdentity?: string; items: Infer<typeof writeItem>[] };
export type ApplyResult = Infer<typeof returns>;

/** Writes a batch that was checked, in one transaction. */
export const applyBatch = internalMutation({
  args,
  returns,
  handler: async (ctx, { instanceId, sourceIdentity, items }): Promise<ApplyResult> => {
    const held = sourceIdentity === undefined ? await claimOf(ctx, instanceId) : await claim(ctx, instanceId, sourceIdentity);
    if (sourceIdentity !== undefined && !held) return { conflict: true, outcomes: [] };

    const besideClaim = sourceIdentity === undefined && held !== null;
    const outcomes = await writeAll(ctx, items, { instanceId, now: Date.now(), besideClaim });
    if (besideClaim && held) await forgetRun(ctx, held, outcomes);
    return { conflict: false, outcomes };
  },
});

async function writeAll(ctx: MutationCtx, items: ApplyArgs["items"], writer: Writer): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const item of items) {
    if (outcomes.length > 0 && !(await hasRoom(ctx))) break;
    outcomes.push(item.kind === "removed" ? await remove(ctx, item.sourceKey, writer) : await upsert(ctx, item, writer));
  }
  return outcomes;
}

// Rows changed behind the source's back: it finds that its last run is not known here, and sends all of it again.
async function forgetRun(ctx: MutationCtx, held: Claim, outcomes: readonly Outcome[]): Promise<void> {
  if (outcomes.some(({ status }) => status === "Created" || status === "Updated")) {
    await ctx.db.patch(held._id, { lastRunId: undefined });
  }
}

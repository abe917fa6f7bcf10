import { v, type Infer } from "convex/values";
import { internalMutation, type MutationCtx } from "../tables/model.js";
import { hasTransactionCapacity } from "../tables/transactionBudget.js";
import { claim, claimOf, type Claim } from "./claims.js";
import { isKeyItem, outcome, writeItem, type Outcome, type WriteItem } from "./items.js";
import { erase, remove, upsert, type Writer } from "./writer.js";

const args = {
  instanceId: v.string(),
  /** Left out by a starter, which claims nothing. */
  sourceIdentity: v.optional(v.string()),
  /** The run the batch is of; a starter has none. */
  runId: v.optional(v.string()),
  items: v.array(writeItem),
};

const returns = v.object({
  conflict: v.boolean(),
  /** In the order of the items; fewer than those when the transaction had no room for more. */
  outcomes: v.array(outcome),
});

export type ApplyArgs = {
  instanceId: string;
  sourceIdentity?: string;
  runId?: string;
  items: Infer<typeof writeItem>[];
};
export type ApplyResult = Infer<typeof returns>;

/** Writes a batch that was checked, in one transaction. */
export const applyBatch = internalMutation({
  args,
  returns,
  handler: async (ctx, { instanceId, sourceIdentity, runId, items }): Promise<ApplyResult> => {
    const held =
      sourceIdentity === undefined ? await claimOf(ctx, instanceId) : await claim(ctx, instanceId, sourceIdentity);
    if (sourceIdentity !== undefined && !held) return { conflict: true, outcomes: [] };

    const besideClaim = sourceIdentity === undefined && held !== null;
    const outcomes = await writeAll(ctx, items, { instanceId, now: Date.now(), besideClaim });
    if (held && besideClaim) await forgetRun(ctx, held, outcomes);
    else if (held && runId !== undefined) await noteRun(ctx, held, runId);
    return { conflict: false, outcomes };
  },
});

async function writeAll(ctx: MutationCtx, items: ApplyArgs["items"], writer: Writer): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const item of items) {
    if (outcomes.length > 0 && !(await hasTransactionCapacity(ctx))) break;
    outcomes.push(await write(ctx, item, writer));
  }
  return outcomes;
}

function write(ctx: MutationCtx, item: WriteItem, writer: Writer): Promise<Outcome> {
  if (!isKeyItem(item)) return upsert(ctx, item, writer);
  return item.kind === "removed" ? remove(ctx, item.sourceKey, writer) : erase(ctx, item.sourceKey, writer);
}

// A source trusts its memory of this deployment only when the deployment knows the run that the memory is of. A run that is
// killed has no row, so its first batch already names it.
async function noteRun(ctx: MutationCtx, held: Claim, runId: string): Promise<void> {
  if (held.lastRunId !== runId) await ctx.db.patch(held._id, { lastRunId: runId });
}

// Rows changed behind the source's back: it finds that its last run is not known here, and sends all of it again.
async function forgetRun(ctx: MutationCtx, held: Claim, outcomes: readonly Outcome[]): Promise<void> {
  if (outcomes.some(({ status }) => status === "Created" || status === "Updated")) {
    await ctx.db.patch(held._id, { lastRunId: undefined });
  }
}

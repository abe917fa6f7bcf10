import { v, type Infer } from "convex/values";
import { internalMutation, type MutationCtx } from "../tables/model.js";
import { hasTransactionCapacity } from "../tables/transactionBudget.js";
import { claimInstance, getClaim, recordRun, type Claim } from "./claims.js";
import { isKeyItem, outcome, writeItem, type Outcome, type WriteItem } from "./items.js";
import { eraseRow, removeRow, upsertRow, type WriteContext } from "./writer.js";

const args = {
  instanceId: v.string(),
  /** Absent for a starter, which does not claim the instance. */
  sourceIdentity: v.optional(v.string()),
  /** The run that sent the batch; absent for a starter, which has no runs. */
  runId: v.optional(v.string()),
  items: v.array(writeItem),
};

const returns = v.object({
  /** True if another source has claimed the instance. Then nothing was written. */
  conflict: v.boolean(),
  /** In the order of the items. Shorter than the items if the transaction had no capacity for more. */
  outcomes: v.array(outcome),
});

/** The arguments of {@link applyBatch}. */
export type ApplyArgs = {
  instanceId: string;
  sourceIdentity?: string;
  runId?: string;
  items: WriteItem[];
};

/** The result of {@link applyBatch}. */
export type ApplyResult = Infer<typeof returns>;

/**
 * Writes validated items in one transaction. If the transaction runs out of capacity, the remaining items are not
 * written, and the caller has to call again with them.
 */
export const applyBatch = internalMutation({
  args,
  returns,
  handler: async (ctx, { instanceId, sourceIdentity, runId, items }): Promise<ApplyResult> => {
    const isStarter = sourceIdentity === undefined;
    const claim = isStarter ? await getClaim(ctx, instanceId) : await claimInstance(ctx, instanceId, sourceIdentity);
    if (!isStarter && !claim) return { conflict: true, outcomes: [] };

    const claimedBySource = isStarter && claim !== null;
    const run = claim && !isStarter && runId !== undefined ? await recordRun(ctx, claim, runId, false) : undefined;
    const outcomes = await writeItems(ctx, items, { instanceId, now: run?.now ?? Date.now(), claimedBySource, run });
    if (claim && isStarter) await resetLastRun(ctx, claim, outcomes);
    return { conflict: false, outcomes };
  },
});

async function writeItems(ctx: MutationCtx, items: WriteItem[], context: WriteContext): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const item of items) {
    // The first item is always written, so that every call makes progress.
    if (outcomes.length > 0 && !(await hasTransactionCapacity(ctx))) break;
    outcomes.push(await writeOne(ctx, item, context));
  }
  return outcomes;
}

function writeOne(ctx: MutationCtx, item: WriteItem, context: WriteContext): Promise<Outcome> {
  if (!isKeyItem(item)) return upsertRow(ctx, item, context);
  return item.kind === "removed" ? removeRow(ctx, item.sourceKey, context) : eraseRow(ctx, item.sourceKey, context);
}

// A starter has changed rows without the source knowing. Without a last run, the source sends all of its rows again.
async function resetLastRun(ctx: MutationCtx, claim: Claim, outcomes: readonly Outcome[]): Promise<void> {
  if (outcomes.some(({ status }) => status === "Created" || status === "Updated")) {
    await ctx.db.patch(claim._id, { lastRunId: undefined });
  }
}

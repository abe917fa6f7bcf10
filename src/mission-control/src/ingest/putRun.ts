import { v, type Infer } from "convex/values";
import { runRow, type RunRow } from "../rows/runFields.js";
import { internalMutation } from "../tables/model.js";
import { claimInstance } from "./claims.js";

const returns = v.union(v.literal("Created"), v.literal("Updated"), v.literal("Conflict"));

/** The arguments of {@link putRun}. */
export type PutRunArgs = { sourceIdentity: string; run: RunRow };
/** The result of {@link putRun}. `Conflict` means that nothing was written. */
export type PutRunResult = Infer<typeof returns>;

/**
 * Stores a run, replacing an earlier row of the same run id, and records it as the last run of its source. Conflicts if
 * another source has claimed the instance, or if the run id belongs to another instance.
 */
export const putRun = internalMutation({
  args: { sourceIdentity: v.string(), run: runRow },
  returns,
  handler: async (ctx, { sourceIdentity, run }): Promise<PutRunResult> => {
    const stored = await ctx.db
      .query("openclawSyncRuns")
      .withIndex("by_runId", (q) => q.eq("runId", run.runId))
      .unique();
    if (stored && stored.instanceId !== run.instanceId) return "Conflict";
    const claim = await claimInstance(ctx, run.instanceId, sourceIdentity);
    if (!claim) return "Conflict";

    if (stored) await ctx.db.replace(stored._id, run);
    else await ctx.db.insert("openclawSyncRuns", run);
    await ctx.db.patch(claim._id, { lastRunId: run.runId });
    return stored ? "Updated" : "Created";
  },
});

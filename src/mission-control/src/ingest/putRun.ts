import { v, type Infer } from "convex/values";
import { runRow, type RunRow } from "../rows/runFields.js";
import { internalMutation } from "../tables/model.js";
import { claim } from "./claims.js";

const returns = v.union(v.literal("Created"), v.literal("Updated"), v.literal("Conflict"));

export type PutRunArgs = { sourceIdentity: string; run: RunRow };
export type PutRunResult = Infer<typeof returns>;

/** Keeps a run, once for each run id, and remembers it as the last one of its source. */
export const putRun = internalMutation({
  args: { sourceIdentity: v.string(), run: runRow },
  returns,
  handler: async (ctx, { sourceIdentity, run }): Promise<PutRunResult> => {
    const stored = await ctx.db
      .query("openclawSyncRuns")
      .withIndex("by_runId", (q) => q.eq("runId", run.runId))
      .unique();
    if (stored && stored.instanceId !== run.instanceId) return "Conflict";
    const held = await claim(ctx, run.instanceId, sourceIdentity);
    if (!held) return "Conflict";

    if (stored) await ctx.db.replace(stored._id, run);
    else await ctx.db.insert("openclawSyncRuns", run);
    await ctx.db.patch(held._id, { lastRunId: run.runId });
    return stored ? "Updated" : "Created";
  },
});

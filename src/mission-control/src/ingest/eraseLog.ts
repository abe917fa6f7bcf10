import { v, type Infer } from "convex/values";
import { internalMutation, type Doc, type MutationCtx } from "../tables/model.js";
import { getClaim } from "./claims.js";

const pageSize = 100;

/**
 * What to erase: the error samples of the runs of an instance, its runs, or its runs and the claim on it.
 */
export const erasure = v.union(v.literal("samples"), v.literal("runs"), v.literal("claim"));

const returns = v.object({
  /** True if another source has claimed the instance. Then nothing was erased. */
  conflict: v.boolean(),
  /** The number of runs that were deleted. */
  runs: v.number(),
  /** The cursor of the next page; null if there is none. */
  cursor: v.union(v.string(), v.null()),
});

/** The arguments of {@link eraseLog}. */
export type EraseLogArgs = {
  instanceId: string;
  sourceIdentity: string;
  what: Infer<typeof erasure>;
  cursor: string | null;
};
/** The result of {@link eraseLog}. */
export type EraseLogResult = Infer<typeof returns>;

/**
 * Erases the run log of an instance, a page at a time. Only the source that has claimed the instance can. The claim is
 * released with the last page, so that a repeated request erases the rest.
 */
export const eraseLog = internalMutation({
  args: { instanceId: v.string(), sourceIdentity: v.string(), what: erasure, cursor: v.union(v.string(), v.null()) },
  returns,
  handler: async (ctx, { instanceId, sourceIdentity, what, cursor }): Promise<EraseLogResult> => {
    const claim = await getClaim(ctx, instanceId);
    if (claim && claim.sourceIdentity !== sourceIdentity) return { conflict: true, runs: 0, cursor: null };

    const { page, isDone, continueCursor } = await ctx.db
      .query("openclawSyncRuns")
      .withIndex("by_instance", (q) => q.eq("instanceId", instanceId))
      .paginate({ cursor, numItems: pageSize });
    for (const run of page) await eraseRun(ctx, run, what);
    if (isDone && claim && what === "claim") await ctx.db.delete(claim._id);
    return { conflict: false, runs: what === "samples" ? 0 : page.length, cursor: isDone ? null : continueCursor };
  },
});

async function eraseRun(ctx: MutationCtx, run: Doc<"openclawSyncRuns">, what: EraseLogArgs["what"]): Promise<void> {
  if (what !== "samples") await ctx.db.delete(run._id);
  else if (run.errorSamples.length > 0) await ctx.db.patch(run._id, { errorSamples: [] });
}

import { v, type Infer } from "convex/values";
import { internalMutation } from "../tables/model.js";
import { claimOf } from "./claims.js";

const returns = v.object({
  identity: v.string(),
  claim: v.union(v.literal("free"), v.literal("yours"), v.literal("other")),
  lastRunId: v.optional(v.string()),
});

export type StatusArgs = { instanceId: string; sourceIdentity: string; candidate: string };
export type StatusResult = Infer<typeof returns>;

/** Says who this deployment is and what it knows of a source. The candidate becomes its identity if it has none yet. */
export const status = internalMutation({
  args: { instanceId: v.string(), sourceIdentity: v.string(), candidate: v.string() },
  returns,
  handler: async (ctx, { instanceId, sourceIdentity, candidate }): Promise<StatusResult> => {
    const known = await ctx.db.query("openclawDeployment").first();
    if (!known) await ctx.db.insert("openclawDeployment", { identity: candidate });
    const identity = known?.identity ?? candidate;

    const held = await claimOf(ctx, instanceId);
    if (!held) return { identity, claim: "free" };
    if (held.sourceIdentity !== sourceIdentity) return { identity, claim: "other" };
    return { identity, claim: "yours", lastRunId: held.lastRunId };
  },
});

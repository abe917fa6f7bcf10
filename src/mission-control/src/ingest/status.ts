import { v, type Infer } from "convex/values";
import { internalMutation } from "../tables/model.js";
import { getClaim } from "./claims.js";

const returns = v.object({
  identity: v.string(),
  claim: v.union(v.literal("free"), v.literal("yours"), v.literal("other")),
  lastRunId: v.optional(v.string()),
});

/** The arguments of {@link status}. */
export type StatusArgs = { instanceId: string; sourceIdentity: string; candidate: string };
/** The result of {@link status}. `lastRunId` is set only for the source that has claimed the instance. */
export type StatusResult = Infer<typeof returns>;

/**
 * Returns the identity of this deployment, and its claim and last run for a source. If the deployment has no identity
 * yet, it takes `candidate`, a random id from the caller. That is why this is a mutation.
 */
export const status = internalMutation({
  args: { instanceId: v.string(), sourceIdentity: v.string(), candidate: v.string() },
  returns,
  handler: async (ctx, { instanceId, sourceIdentity, candidate }): Promise<StatusResult> => {
    const deployment = await ctx.db.query("openclawDeployment").first();
    if (!deployment) await ctx.db.insert("openclawDeployment", { identity: candidate });
    const identity = deployment?.identity ?? candidate;

    const claim = await getClaim(ctx, instanceId);
    if (!claim) return { identity, claim: "free" };
    if (claim.sourceIdentity !== sourceIdentity) return { identity, claim: "other" };
    return { identity, claim: "yours", lastRunId: claim.lastRunId };
  },
});

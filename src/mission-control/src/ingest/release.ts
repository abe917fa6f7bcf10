import { v } from "convex/values";
import { internalMutation } from "../tables/model.js";
import { getClaim } from "./claims.js";

/**
 * Deletes the claim on an instance, so that another source can claim it: for an OpenClaw that moved to another machine
 * or lost its state. The stored rows remain, and the new source updates those with the same key. Returns false if there
 * was no claim.
 *
 * It is run by hand: `npx convex run openclaw:release '{"instanceId":""}'`.
 */
export const release = internalMutation({
  args: { instanceId: v.string() },
  returns: v.boolean(),
  handler: async (ctx, { instanceId }) => {
    const claim = await getClaim(ctx, instanceId);
    if (claim) await ctx.db.delete(claim._id);
    return claim !== null;
  },
});

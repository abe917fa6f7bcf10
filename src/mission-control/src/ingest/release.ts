import { v } from "convex/values";
import { internalMutation } from "../tables/model.js";
import { claimOf } from "./claims.js";

/**
 * Frees an instance for another source: for an OpenClaw that moved, or whose state was lost. Its rows stay, and are taken over by key.
 * Run it by hand: `npx convex run openclaw:release '{"instanceId":""}'`.
 */
export const release = internalMutation({
  args: { instanceId: v.string() },
  returns: v.boolean(),
  handler: async (ctx, { instanceId }) => {
    const held = await claimOf(ctx, instanceId);
    if (held) await ctx.db.delete(held._id);
    return held !== null;
  },
});

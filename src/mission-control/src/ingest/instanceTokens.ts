import { internalActionGeneric, makeFunctionReference, type ActionBuilder, type GenericDataModel } from "convex/server";
import { v, type Infer } from "convex/values";
import { isInstanceId } from "../rows/instance.js";
import { internalMutation, internalQuery } from "../tables/model.js";
import { createToken, hashToken } from "../tokens.js";

const internalAction = internalActionGeneric as ActionBuilder<GenericDataModel, "internal">;

const found = v.union(v.object({ instanceId: v.string() }), v.null());

/** The arguments of {@link findToken}. */
export type FindTokenArgs = { hash: string };
/** The result of {@link findToken}. */
export type FindTokenResult = Infer<typeof found>;

/** Finds the instance that a token opens, given its hash; null if there is no such token. */
export const findToken = internalQuery({
  args: { hash: v.string() },
  returns: found,
  handler: async (ctx, { hash }): Promise<FindTokenResult> => {
    const token = await ctx.db
      .query("openclawTokens")
      .withIndex("by_hash", (q) => q.eq("hash", hash))
      .unique();
    return token && { instanceId: token.instanceId };
  },
});

/** Keeps the hash of a token that was issued. */
export const storeToken = internalMutation({
  args: { instanceId: v.string(), hash: v.string() },
  returns: v.null(),
  handler: async (ctx, { instanceId, hash }) => {
    await ctx.db.insert("openclawTokens", { instanceId, hash, createdAt: Date.now() });
    return null;
  },
});

/**
 * Creates the action that issues a token for one instance, and returns it. The deployment keeps only its hash, so this is
 * the only time that it can be read. Earlier tokens of the instance stay valid until `revokeTokens` revokes them.
 *
 * It is run by hand: `npx convex run openclaw:issueToken '{"instanceId":"laptop"}'`.
 *
 * @param module The module of the app that exports the functions.
 */
// An action, because a mutation has no random numbers that nobody can guess.
export const createIssueToken = (module: string) =>
  internalAction({
    args: { instanceId: v.string() },
    returns: v.string(),
    handler: async (ctx, { instanceId }): Promise<string> => {
      if (!isInstanceId(instanceId)) throw new Error("The instance id is invalid.");
      const token = createToken();
      const storeReference = makeFunctionReference<"mutation">(`${module}:storeToken`);
      await ctx.runMutation(storeReference, { instanceId, hash: await hashToken(token) });
      return token;
    },
  });

/**
 * Revokes the tokens of an instance, at once: all of them, or all but the newest one, which ends a rotation. Returns how
 * many there were.
 *
 * It is run by hand: `npx convex run openclaw:revokeTokens '{"instanceId":"laptop","keepNewest":true}'`.
 */
export const revokeTokens = internalMutation({
  args: { instanceId: v.string(), keepNewest: v.optional(v.boolean()) },
  returns: v.number(),
  handler: async (ctx, { instanceId, keepNewest = false }) => {
    const tokens = await ctx.db
      .query("openclawTokens")
      .withIndex("by_instance", (q) => q.eq("instanceId", instanceId))
      .order("desc")
      .collect();
    const revoked = tokens.slice(keepNewest ? 1 : 0);
    for (const token of revoked) await ctx.db.delete(token._id);
    return revoked.length;
  },
});

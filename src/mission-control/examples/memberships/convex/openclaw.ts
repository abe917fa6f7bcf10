import { createGuardedQuery, missionControl, type ReadOptions } from "@openclawsync/mission-control";
import type { DataModel } from "./schema.js";

const options: ReadOptions<DataModel> = {
  viewer: async (ctx) => {
    const identity = await ctx.auth.getUserIdentity();
    if (!identity) return null;
    const user = await ctx.db
      .query("users")
      .withIndex("by_token", (q) => q.eq("tokenIdentifier", identity.tokenIdentifier))
      .unique();
    if (!user) return null;
    const memberships = await ctx.db
      .query("memberships")
      .withIndex("by_user", (q) => q.eq("userId", user._id))
      .collect();
    // Rows name a user by their address, and a team by its name as a role.
    return { subject: user.email, roles: memberships.flatMap(({ team, role }) => [team, `${team}:${role}`]) };
  },
  adminRole: "ops:owner",
};

export const {
  tasks,
  cronJobs,
  memoryEntries,
  runs,
  latestRun,
  health,
  instanceHealth,
  applyBatch,
  putRun,
  eraseLog,
  status,
  rowsPage,
  release,
  forget,
  findToken,
  issueToken,
  storeToken,
  revokeTokens,
  sweep,
} = missionControl<DataModel>(options);

// A query of the app's own, under the same rule.
export const failedTasks = createGuardedQuery(options)({
  args: {},
  handler: (ctx) =>
    ctx.db
      .query("openclawTasks")
      .withIndex("by_status", (q) => q.eq("status", "failed").eq("removedAt", undefined))
      .take(50),
});

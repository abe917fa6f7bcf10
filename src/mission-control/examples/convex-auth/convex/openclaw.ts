import { missionControl } from "@openclawsync/mission-control";
import type { DataModel } from "./schema.js";

// Rows name a user by the id of their document in `users`: an ownership rule of the module's policy sets it as the owner.
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
} = missionControl<DataModel>({
  viewer: async (ctx) => {
    // What getAuthUserId of Convex Auth does: the subject is `userId|sessionId`, and the token has no roles.
    const identity = await ctx.auth.getUserIdentity();
    const userId = identity && ctx.db.normalizeId("users", identity.subject.split("|")[0] ?? "");
    const user = userId && (await ctx.db.get(userId));
    return user && { subject: user._id, roles: user.roles ?? [] };
  },
});

import { missionControl, viewerOf } from "@openclawsync/mission-control";

// Rows name a user by their id in Clerk, such as `user_2abc…`.
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
} = missionControl({
  viewer: async (ctx) => {
    const { subject, roles } = await viewerOf(ctx.auth);
    // With organizations, the role in the active one comes as `org:admin`.
    return { subject, roles: roles.map((role) => role.replace(/^org:/, "")) };
  },
  adminRole: "admin",
});

import { defineTable } from "convex/server";
import { v } from "convex/values";
import { serverFields, wireRow } from "../rows/fields.js";
import { runRow } from "../rows/runFields.js";

/**
 * The tables of Mission Control.
 *
 * @example export default defineSchema({ ...missionControlTables, users: defineTable({ name: v.string() }) });
 */
export const missionControlTables = {
  openclawTasks: defineTable(wireRow.task.extend(serverFields))
    .index("by_sourceKey", ["sourceKey"])
    .index("by_instance", ["instanceId", "sourceKey"])
    .index("by_removed", ["removedAt", "updatedAt"])
    .index("by_visibility", ["visibility", "removedAt", "updatedAt"])
    .index("by_owner", ["ownerType", "ownerId", "removedAt", "updatedAt"]),

  openclawCronJobs: defineTable(wireRow.cron.extend(serverFields))
    .index("by_sourceKey", ["sourceKey"])
    .index("by_instance", ["instanceId", "sourceKey"])
    .index("by_removed", ["removedAt", "updatedAt"])
    .index("by_visibility", ["visibility", "removedAt", "updatedAt"])
    .index("by_owner", ["ownerType", "ownerId", "removedAt", "updatedAt"]),

  openclawMemoryEntries: defineTable(wireRow.memory.extend(serverFields))
    .index("by_sourceKey", ["sourceKey"])
    .index("by_instance", ["instanceId", "sourceKey"])
    .index("by_removed", ["removedAt", "updatedAt"])
    .index("by_visibility", ["visibility", "removedAt", "updatedAt"])
    .index("by_owner", ["ownerType", "ownerId", "removedAt", "updatedAt"]),

  openclawSyncRuns: defineTable(runRow)
    .index("by_runId", ["runId"])
    .index("by_finishedAt", ["finishedAt"])
    .index("by_instance", ["instanceId", "finishedAt"]),

  // The source that owns each instance's namespace, and the last run that the source reported.
  openclawInstances: defineTable({
    instanceId: v.string(),
    sourceIdentity: v.string(),
    claimedAt: v.number(),
    lastRunId: v.optional(v.string()),
  }).index("by_instanceId", ["instanceId"]),

  // A single row. Sources compare the identity to notice that they talk to another or to a restored deployment.
  openclawDeployment: defineTable({ identity: v.string() }),
};

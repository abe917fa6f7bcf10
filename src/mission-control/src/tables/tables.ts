import { defineTable } from "convex/server";
import { v } from "convex/values";
import { serverFields, wireRow } from "../rows/fields.js";
import { storedRun } from "../rows/runFields.js";

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
    .index("by_owner", ["ownerType", "ownerId", "removedAt", "updatedAt"])
    .index("by_agent", ["agentId", "removedAt", "updatedAt"])
    .index("by_instance_and_time", ["instanceId", "removedAt", "updatedAt"])
    .index("by_status", ["status", "removedAt", "updatedAt"]),

  openclawCronJobs: defineTable(wireRow.cron.extend(serverFields))
    .index("by_sourceKey", ["sourceKey"])
    .index("by_instance", ["instanceId", "sourceKey"])
    .index("by_removed", ["removedAt", "updatedAt"])
    .index("by_visibility", ["visibility", "removedAt", "updatedAt"])
    .index("by_owner", ["ownerType", "ownerId", "removedAt", "updatedAt"])
    .index("by_agent", ["agentId", "removedAt", "updatedAt"])
    .index("by_instance_and_time", ["instanceId", "removedAt", "updatedAt"])
    .index("by_status", ["lastStatus", "removedAt", "updatedAt"]),

  openclawMemoryEntries: defineTable(wireRow.memory.extend(serverFields))
    .index("by_sourceKey", ["sourceKey"])
    .index("by_instance", ["instanceId", "sourceKey"])
    .index("by_removed", ["removedAt", "updatedAt"])
    .index("by_visibility", ["visibility", "removedAt", "updatedAt"])
    .index("by_owner", ["ownerType", "ownerId", "removedAt", "updatedAt"])
    .index("by_agent", ["agentId", "removedAt", "updatedAt"])
    .index("by_instance_and_time", ["instanceId", "removedAt", "updatedAt"]),

  openclawSyncRuns: defineTable(storedRun)
    .index("by_runId", ["runId"])
    .index("by_receivedAt", ["receivedAt", "finishedAt"])
    .index("by_instance", ["instanceId", "receivedAt", "finishedAt"])
    .index("by_status", ["instanceId", "status", "receivedAt", "finishedAt"]),

  // The source that owns each instance's namespace, and the last run that the source reported.
  openclawInstances: defineTable({
    instanceId: v.string(),
    sourceIdentity: v.string(),
    claimedAt: v.number(),
    lastRunId: v.optional(v.string()),
    /** The last runs, in the order in which the deployment first heard of them; `order` is that time. */
    recentRuns: v.optional(v.array(v.object({ runId: v.string(), order: v.number(), hasEnded: v.boolean() }))),
  }).index("by_instanceId", ["instanceId"]),

  // The tokens of instances, as hashes. Any of an instance's opens it, so that they can be rotated without a break.
  openclawTokens: defineTable({ instanceId: v.string(), hash: v.string(), createdAt: v.number() })
    .index("by_hash", ["hash"])
    .index("by_instance", ["instanceId", "createdAt"]),

  // A single row. Sources compare the identity to notice that they talk to another or to a restored deployment.
  openclawDeployment: defineTable({ identity: v.string() }),
};

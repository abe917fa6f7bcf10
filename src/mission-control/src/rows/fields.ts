import { v, type Infer } from "convex/values";

// What the C# side can leave out is optional here: absent is omitted, never null.
const text = v.optional(v.string());
const number = v.optional(v.number());
const flag = v.optional(v.boolean());
const list = v.optional(v.array(v.string()));

export const visibility = v.union(v.literal("private"), v.literal("team"), v.literal("public"));
export const ownerType = v.union(v.literal("user"), v.literal("role"), v.literal("system"));

const common = {
  sourceKey: v.string(),
  sourceId: v.string(),
  agentId: text,
  visibility,
  ownerType,
  ownerId: v.string(),
  sourceUpdatedAt: number,
  removedAt: number,
  schemaVersion: v.number(),
  sourceFormat: v.string(),
  redactionReason: text,
  redactedPaths: list,
  contentHash: text,
  fingerprint: v.string(),
};

/** The rows as they travel: stored rows without what the server sets. Times are integer epoch milliseconds. */
export const wireRow = {
  task: v.object({
    ...common,
    title: v.string(),
    status: v.string(),
    priority: text,
    assigneeId: text,
    summary: text,
    runtime: text,
    createdAt: number,
  }),
  cron: v.object({
    ...common,
    name: text,
    schedule: text,
    enabled: flag,
    lastRunAt: number,
    nextRunAt: number,
    lastStatus: text,
    failureStreak: number,
    errorSummary: text,
    isSystem: flag,
  }),
  memory: v.object({
    ...common,
    filePath: v.string(),
    entryType: v.union(v.literal("daily"), v.literal("longterm")),
    sectionId: text,
    entryDate: text,
    entryTime: text,
    title: text,
    snippet: text,
    tags: list,
    lineStart: number,
    lineEnd: number,
  }),
};

/** What the server adds to every row: when it last changed here, and whose it is. */
export const serverFields = { updatedAt: v.number(), instanceId: v.string() };

export type TaskRow = Infer<typeof wireRow.task>;
export type CronRow = Infer<typeof wireRow.cron>;
export type MemoryRow = Infer<typeof wireRow.memory>;
export type WireRow = TaskRow | CronRow | MemoryRow;

import { v, type Infer } from "convex/values";

// Optional fields are omitted when they have no value; null is not accepted.
const text = v.optional(v.string());
const number = v.optional(v.number());
const flag = v.optional(v.boolean());
const list = v.optional(v.array(v.string()));

/** Who can read a row, next to its owner; see the read rule in `read/rule.ts`. */
export const visibility = v.union(v.literal("private"), v.literal("team"), v.literal("public"));
/** What `ownerId` names: a JWT subject, a role, or OpenClaw itself. */
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

/**
 * The rows as clients send them: stored rows without the fields that the server sets. All times are integer
 * milliseconds since the Unix epoch. The C# side declares the same fields in `RowSchema.cs`, and a test compares the
 * two.
 */
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
    labels: list,
    durationMs: number,
    model: text,
    tokensUsed: number,
    deliveryStatus: text,
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
    runningSince: number,
    deliveryStatus: text,
    deliveryError: text,
    disabledReason: text,
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

/** The fields that the server adds to every row: the time of its last change here, and the instance it belongs to. */
export const serverFields = { updatedAt: v.number(), instanceId: v.string() };

/** A task as a client sends it. */
export type TaskRow = Infer<typeof wireRow.task>;
/** A cron job as a client sends it. */
export type CronRow = Infer<typeof wireRow.cron>;
/** A memory entry as a client sends it. */
export type MemoryRow = Infer<typeof wireRow.memory>;
/** A row of any kind as a client sends it. */
export type WireRow = TaskRow | CronRow | MemoryRow;

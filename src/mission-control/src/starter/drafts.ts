import { env } from "../env.js";
import type { Kind } from "../rows/kinds.js";
import { formatSchedule } from "./schedule.js";
import { FieldError, StarterItem } from "./starterItem.js";

/** The fields of a row before texts are truncated and undefined or blank fields are dropped. */
export type Draft = Record<string, string | number | boolean | string[] | undefined>;

/** The `sourceFormat` of rows that were created from a starter item. */
export const starterFormat = "starter/1";

const defaultOwner = "owner";
const systemOwner = "openclaw";

// The names that sources use for each task status.
const statusNames: Record<string, string[]> = {
  queued: ["queued", "pending", "todo"],
  running: ["running", "in_progress", "active", "started", "waiting"],
  succeeded: ["succeeded", "completed", "complete", "done", "ok", "success"],
  failed: ["failed", "error", "failure"],
  timed_out: ["timed_out", "timeout", "timedout"],
  cancelled: ["cancelled", "canceled", "aborted"],
  lost: ["lost"],
  blocked: ["blocked"],
};
const statusByName = new Map(
  Object.entries(statusNames).flatMap(([status, names]) => names.map((name) => [name, status] as const)),
);

/**
 * Maps an item of the starter script to the fields of a row, as the module would. Returns undefined if the item has no
 * id.
 *
 * @throws FieldError if a field has the wrong type.
 */
export function createDraft(kind: Kind, value: Record<string, unknown>): (Draft & { sourceKey: string }) | undefined {
  const item = new StarterItem(value);
  switch (kind) {
    case "task":
      return completeDraft(item, kind, getId(item, kind, "taskId"), createTask);
    case "cron":
      return completeDraft(item, kind, getId(item, kind, "jobId"), createCronJob);
    case "memory":
      return completeDraft(item, kind, getId(item, kind, "entryId") ?? getPathId(item), createMemoryEntry);
  }
}

function completeDraft(
  item: StarterItem,
  kind: Kind,
  sourceId: string | undefined,
  createFields: (item: StarterItem, id: string) => Draft,
) {
  if (sourceId === undefined) return undefined;
  return {
    ...createFields(item, sourceId),
    sourceKey: `${kind}:${sourceId}`,
    sourceId,
    agentId: item.getText("agentId"),
    sourceFormat: starterFormat,
    sourceUpdatedAt: item.getTime("updatedAt"),
    schemaVersion: 1,
    ...getOwnership(item, kind === "cron" && (item.getBoolean("isSystem") ?? false)),
  };
}

// An item can have a source key instead of an id.
function getId(item: StarterItem, kind: Kind, idField: string): string | undefined {
  const key = item.getText("sourceKey");
  const idOfKey = key?.startsWith(kind + ":") ? key.slice(kind.length + 1) : undefined;
  return trimToUndefined(item.getText("sourceId", "id", idField) ?? idOfKey);
}

function getPathId(item: StarterItem): string | undefined {
  const path = item.getText("filePath", "path");
  return path ? `${path}#${item.getText("sectionId") ?? ""}` : undefined;
}

// Rows are private to the configured owner, and OpenClaw's own jobs belong to the system, unless the item says
// otherwise.
function getOwnership(item: StarterItem, isSystem: boolean) {
  const ownerType = toKnownWord(item.getText("ownerType"), "user", "role", "system") ?? (isSystem ? "system" : "user");
  const defaultOwnerId = ownerType === "system" ? systemOwner : (env("OPENCLAW_STARTER_OWNER") ?? defaultOwner);
  return {
    visibility: toKnownWord(item.getText("visibility"), "private", "team", "public") ?? "private",
    ownerType,
    ownerId: trimToUndefined(item.getText("ownerId")) ?? defaultOwnerId,
  };
}

function createTask(item: StarterItem, id: string): Draft {
  const runtime = item.getText("runtime");
  const label = item.getText("title", "label", "name");
  return {
    title: label?.trim() ? label : `${runtime ?? "openclaw"} task ${id.split("/").at(-1)?.slice(0, 8) ?? ""}`,
    status: toTaskStatus(item.getText("status")),
    priority: item.getText("priority"),
    assigneeId: item.getText("assigneeId") ?? item.getText("agentId"),
    summary: item.getText("summary"),
    runtime,
    createdAt: item.getTime("createdAt"),
    labels: [...new Set(item.getTextList("labels"))],
    durationMs: item.getInteger("durationMs"),
    model: item.getText("model"),
    tokensUsed: item.getInteger("tokensUsed"),
    deliveryStatus: item.getText("deliveryStatus"),
  };
}

function createCronJob(item: StarterItem, id: string): Draft {
  return {
    name: item.getText("name", "title") ?? id,
    schedule: formatSchedule(item),
    enabled: item.getBoolean("enabled"),
    lastRunAt: item.getTime("lastRunAt"),
    nextRunAt: item.getTime("nextRunAt"),
    lastStatus: item.getText("lastStatus"),
    failureStreak: item.getInteger("failureStreak"),
    errorSummary: item.getText("errorSummary", "lastError"),
    isSystem: item.getBoolean("isSystem") ?? false,
    runningSince: item.getTime("runningSince"),
    deliveryStatus: item.getText("deliveryStatus"),
    deliveryError: item.getText("deliveryError"),
    disabledReason: item.getText("disabledReason"),
  };
}

function createMemoryEntry(item: StarterItem): Draft {
  const filePath = item.getText("filePath", "path") ?? "";
  const fileName = filePath.split("/").at(-1) ?? "";
  const named = /^(\d{4}-\d{2}-\d{2})(?:-[^/]+)?\.md$/i.exec(fileName)?.[1];
  const date = item.getText("entryDate") ?? (named !== undefined && isDay(named) ? named : undefined);
  return {
    filePath,
    entryType:
      toKnownWord(item.getText("entryType"), "daily", "longterm") ??
      (date === undefined && named === undefined ? "longterm" : "daily"),
    sectionId: item.getText("sectionId"),
    entryDate: date,
    entryTime: item.getText("entryTime"),
    title: item.getText("title", "entryTitle") ?? fileName.replace(/\.[^.]*$/, ""),
    snippet: item.getText("snippet", "entryBodySnippet"),
    tags: [...new Set(item.getTextList("tags"))],
    lineStart: getLineNumber(item, "lineStart"),
    lineEnd: getLineNumber(item, "lineEnd"),
  };
}

// A file name can contain a date that does not exist, such as 2026-02-30.
function isDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !date.startsWith("0000") && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

function getLineNumber(item: StarterItem, name: string): number | undefined {
  const value = item.getInteger(name);
  if (value !== undefined && value <= 0) throw new FieldError(name);
  return value;
}

const toTaskStatus = (name: string | undefined): string =>
  statusByName.get(name?.trim().toLowerCase().replace(/[- ]/g, "_") ?? "") ?? "unknown";

const toKnownWord = <Word extends string>(value: string | undefined, ...words: Word[]): Word | undefined =>
  words.find((word) => word === value);

function trimToUndefined(value: string | undefined): string | undefined {
  const trimmed = value?.trim();
  return trimmed === "" ? undefined : trimmed;
}

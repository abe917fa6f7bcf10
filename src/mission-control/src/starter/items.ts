import type { Kind } from "../rows/kinds.js";
import { Fields, FieldError } from "./fields.js";
import { entryType, ownership } from "./owner.js";
import { scheduleText } from "./schedule.js";
import { taskStatus } from "./taskStatus.js";

/** A row in the making: undefined and blank fields are left out later. */
export type Draft = Record<string, string | number | boolean | string[] | undefined>;

/** The stored fields of a starter's item, uncut; undefined when it has no identity. */
export function draftOf(kind: Kind, value: Record<string, unknown>): (Draft & { sourceKey: string }) | undefined {
  const item = new Fields(value);
  switch (kind) {
    case "task":
      return withId(item, kind, idOf(item, kind, "taskId"), task);
    case "cron":
      return withId(item, kind, idOf(item, kind, "jobId"), cron);
    case "memory":
      return withId(item, kind, idOf(item, kind, "entryId") ?? pathId(item), memory);
  }
}

function withId(item: Fields, kind: Kind, sourceId: string | undefined, map: (item: Fields, id: string) => Draft) {
  if (sourceId === undefined) return undefined;
  return {
    ...map(item, sourceId),
    sourceKey: `${kind}:${sourceId}`,
    sourceId,
    agentId: item.text("agentId"),
    sourceFormat: "starter/1",
    sourceUpdatedAt: item.time("updatedAt"),
    schemaVersion: 1,
    ...ownership(item, kind === "cron" && (item.flag("isSystem") ?? false)),
  };
}

// An item may carry the key instead of the id that it is made of.
function idOf(item: Fields, kind: Kind, ownName: string): string | undefined {
  const key = item.text("sourceKey");
  const id =
    item.text("sourceId", "id", ownName) ?? (key?.startsWith(kind + ":") ? key.slice(kind.length + 1) : undefined);
  const trimmed = id?.trim();
  return trimmed === "" ? undefined : trimmed;
}

function pathId(item: Fields): string | undefined {
  const path = item.text("filePath", "path");
  return path ? `${path}#${item.text("sectionId") ?? ""}` : undefined;
}

function task(item: Fields, id: string): Draft {
  const runtime = item.text("runtime");
  const label = item.text("title", "label", "name");
  return {
    title: label?.trim() ? label : `${runtime ?? "openclaw"} task ${id.split("/").at(-1)?.slice(0, 8) ?? ""}`,
    status: taskStatus(item.text("status")),
    priority: item.text("priority"),
    assigneeId: item.text("assigneeId") ?? item.text("agentId"),
    summary: item.text("summary"),
    runtime,
    createdAt: item.time("createdAt"),
  };
}

function cron(item: Fields, id: string): Draft {
  return {
    name: item.text("name", "title") ?? id,
    schedule: scheduleText(item),
    enabled: item.flag("enabled"),
    lastRunAt: item.time("lastRunAt"),
    nextRunAt: item.time("nextRunAt"),
    lastStatus: item.text("lastStatus"),
    failureStreak: item.integer("failureStreak"),
    errorSummary: item.text("errorSummary", "lastError"),
    isSystem: item.flag("isSystem") ?? false,
  };
}

function memory(item: Fields): Draft {
  const filePath = item.text("filePath", "path") ?? "";
  const fileName = filePath.split("/").at(-1) ?? "";
  const date = item.text("entryDate") ?? /^(\d{4}-\d{2}-\d{2})(?:-[^/]+)?\.md$/i.exec(fileName)?.[1];
  return {
    filePath,
    entryType: entryType(item, date),
    sectionId: item.text("sectionId"),
    entryDate: date,
    entryTime: item.text("entryTime"),
    title: item.text("title", "entryTitle") ?? fileName.replace(/\.[^.]*$/, ""),
    snippet: item.text("snippet", "entryBodySnippet"),
    tags: [...new Set(item.texts("tags"))],
    lineStart: line(item, "lineStart"),
    lineEnd: line(item, "lineEnd"),
  };
}

function line(item: Fields, name: string): number | undefined {
  const value = item.integer(name);
  if (value !== undefined && value <= 0) throw new FieldError(name);
  return value;
}

import { fingerprintOf } from "../../../src/mission-control/src/rows/fingerprint.js";
import type { CronRow, MemoryRow, TaskRow } from "../../../src/mission-control/src/rows/fields.js";

type Extra = Record<string, unknown>;

/** The row with the fingerprint of what it now holds. */
export async function sealed<Row extends Extra>(row: Row): Promise<Row & { fingerprint: string }> {
  return { ...row, fingerprint: await fingerprintOf(row) };
}

const common = {
  visibility: "private" as const,
  ownerType: "user" as const,
  ownerId: "owner",
  schemaVersion: 1,
};

export const task = (id: string, extra: Extra = {}): Promise<TaskRow> =>
  sealed({
    sourceKey: `task:${id}`,
    sourceId: id,
    title: "Deploy",
    status: "queued",
    sourceFormat: "openclaw.sqlite/18",
    ...common,
    ...extra,
  });

export const cron = (id: string, extra: Extra = {}): Promise<CronRow> =>
  sealed({
    sourceKey: `cron:${id}`,
    sourceId: id,
    name: "Heartbeat",
    schedule: "every 30m",
    isSystem: true,
    sourceFormat: "jobs.json/1",
    ...common,
    ...extra,
  });

export const memory = (id: string, extra: Extra = {}): Promise<MemoryRow> =>
  sealed({
    sourceKey: `memory:${id}`,
    sourceId: id,
    filePath: "MEMORY.md",
    entryType: "longterm" as const,
    title: "Notes",
    snippet: "Text",
    tags: ["ops"],
    sourceFormat: "memory/1",
    lineStart: 1,
    lineEnd: 2,
    ...common,
    ...extra,
  });

export const envelope = (data: Extra, extra: Extra = {}): Extra => ({
  source: "openclaw",
  pulledAt: "2026-11-23T08:00:00.000Z",
  schemaVersion: 2,
  runId: "20261123T080000000Z-0a1b2c3d",
  instanceId: "",
  sourceIdentity: "source-1",
  batch: 1,
  policyId: "0123456789abcdef",
  data,
  removed: [],
  ...extra,
});

export const run = (runId: string, extra: Extra = {}): Extra => ({
  runId,
  startedAt: 1_795_000_000_000,
  finishedAt: 1_795_000_001_000,
  cursorFrom: {},
  cursorTo: { tasks: 1_795_000_000_000 },
  created: 1,
  updated: 0,
  skipped: 2,
  errors: 0,
  errorSamples: [],
  status: "succeeded",
  redactions: 0,
  deadLetters: 0,
  removed: 0,
  policyId: "0123456789abcdef",
  instanceId: "",
  ...extra,
});

import { fingerprintOf } from "../../../src/mission-control/src/rows/fingerprint.js";
import type { CronRow, MemoryRow, TaskRow } from "../../../src/mission-control/src/rows/fields.js";

/** Fields that replace or complement the defaults of a test row. */
type Overrides = Record<string, unknown>;

/** Adds the fingerprint of a row, or corrects it after fields were changed. */
export async function withFingerprint<Row extends Record<string, unknown>>(
  row: Row,
): Promise<Row & { fingerprint: string }> {
  return { ...row, fingerprint: await fingerprintOf(row) };
}

const common = {
  visibility: "private" as const,
  ownerType: "user" as const,
  ownerId: "owner",
  schemaVersion: 1,
};

/** Creates a task row, private to the user `owner`. */
export const task = (id: string, overrides: Overrides = {}): Promise<TaskRow> =>
  withFingerprint({
    sourceKey: `task:${id}`,
    sourceId: id,
    title: "Deploy",
    status: "queued",
    sourceFormat: "openclaw.sqlite/18",
    ...common,
    ...overrides,
  });

/** Creates a cron job row, private to the user `owner`. */
export const cron = (id: string, overrides: Overrides = {}): Promise<CronRow> =>
  withFingerprint({
    sourceKey: `cron:${id}`,
    sourceId: id,
    name: "Heartbeat",
    schedule: "every 30m",
    isSystem: true,
    sourceFormat: "jobs.json/1",
    ...common,
    ...overrides,
  });

/** Creates a memory entry row, private to the user `owner`. */
export const memory = (id: string, overrides: Overrides = {}): Promise<MemoryRow> =>
  withFingerprint({
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
    ...overrides,
  });

/** Creates an envelope of version 2, as the module sends it, from `source-1` for the unnamed instance. */
export const envelope = (data: Overrides, overrides: Overrides = {}): Overrides => ({
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
  ...overrides,
});

/** Creates a run row. */
export const run = (runId: string, overrides: Overrides = {}): Overrides => ({
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
  ...overrides,
});

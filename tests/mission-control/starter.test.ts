import { beforeEach, describe, expect, test, vi } from "vitest";
import { startBackend, type Backend } from "./support/backend.js";
import { Client } from "./support/client.js";
import { envelope, task } from "./support/rows.js";
import { tokens } from "./support/tokens.js";

let backend: Backend;
let client: Client;

beforeEach(() => {
  backend = startBackend();
  client = new Client(backend);
});

/** The envelope as the starter script writes it. */
const starter = (data: Record<string, unknown>) => ({
  source: "openclaw",
  pulledAt: "2026-11-23T08:00:00.000Z",
  schemaVersion: 1,
  data,
});

const stored = (table: "openclawTasks" | "openclawCronJobs" | "openclawMemoryEntries") =>
  backend.run(async (ctx) =>
    (await ctx.db.query(table).collect()).map(({ _id, _creationTime, updatedAt, fingerprint, ...row }) => row),
  );

const common = {
  schemaVersion: 1,
  sourceFormat: "starter/1",
  instanceId: "",
  visibility: "private",
  ownerType: "user",
  ownerId: "owner",
};

describe("a starter's task", () => {
  test("becomes a row with a key, an owner, a fingerprint, a status and times", async () => {
    const { status, body } = await client.post(
      starter({
        tasks: [
          {
            id: " t-1 ",
            title: "Deploy",
            status: "In Progress",
            priority: 2,
            createdAt: "2026-11-22T10:00:00Z",
            updated_at: 1795168800,
            agentId: "main",
            prompt: "dropped",
            labels: ["web", "web", "urgent"],
            durationMs: "1500",
            model: "large",
            tokens_used: 12,
            deliveryStatus: "delivered",
          },
        ],
      }),
    );
    expect(status).toBe(200);
    expect(body).toEqual({
      ok: true,
      counts: { created: 1, updated: 0, unchanged: 0, removed: 0, erased: 0, failed: 0 },
      results: [{ sourceKey: "task:t-1", status: "Created" }],
    });
    expect(await stored("openclawTasks")).toEqual([
      {
        sourceKey: "task:t-1",
        sourceId: "t-1",
        title: "Deploy",
        status: "running",
        priority: "2",
        assigneeId: "main",
        agentId: "main",
        createdAt: Date.UTC(2026, 10, 22, 10),
        labels: ["web", "urgent"],
        durationMs: 1500,
        model: "large",
        tokensUsed: 12,
        deliveryStatus: "delivered",
        sourceUpdatedAt: 1_795_168_800_000,
        ...common,
      },
    ]);
  });

  test("without a title gets one from its runtime and id", async () => {
    await client.post(starter({ tasks: [{ taskId: "flow/0123456789", runtime: "cli", label: " " }] }));
    expect(await stored("openclawTasks")).toMatchObject([{ title: "cli task 01234567", status: "unknown" }]);
  });

  test.each([
    ["todo", "queued"],
    ["DONE", "succeeded"],
    ["timed-out", "timed_out"],
    ["canceled", "cancelled"],
    ["constructor", "unknown"],
    [undefined, "unknown"],
  ])("with status %s is stored as %s", async (raw, expected) => {
    await client.post(starter({ tasks: [{ id: "1", status: raw }] }));
    expect(await stored("openclawTasks")).toMatchObject([{ status: expected }]);
  });
});

describe("a starter's cron job", () => {
  test("of OpenClaw itself belongs to the system", async () => {
    await client.post(
      starter({
        cronJobs: [
          {
            jobId: "j",
            name: "Heartbeat",
            isSystem: true,
            schedule: { kind: "every", everyMs: 5_430_000 },
            enabled: 1,
            failureStreak: "3",
            lastRunAt: "2026-11-22 10:00",
            runningSince: 1_795_341_600,
            deliveryStatus: "not-delivered",
            deliveryError: "no route",
            disabledReason: "too many errors",
          },
        ],
      }),
    );
    expect(await stored("openclawCronJobs")).toEqual([
      {
        ...common,
        sourceKey: "cron:j",
        sourceId: "j",
        name: "Heartbeat",
        schedule: "every 1h 30m 30s",
        enabled: true,
        failureStreak: 3,
        isSystem: true,
        lastRunAt: Date.UTC(2026, 10, 22, 10),
        runningSince: Date.UTC(2026, 10, 22, 10),
        deliveryStatus: "not-delivered",
        deliveryError: "no route",
        disabledReason: "too many errors",
        ownerType: "system",
        ownerId: "openclaw",
      },
    ]);
  });

  test.each([
    ["*/5 * * * *", "*/5 * * * *"],
    [{ kind: "cron", expr: "0 9 * * 1", tz: "Europe/Berlin" }, "cron 0 9 * * 1 (Europe/Berlin)"],
    [{ cron: "0 9 * * 1" }, "cron 0 9 * * 1"],
    [{ kind: "at", at: "2026-11-22T10:00:00+02:00" }, "at 2026-11-22T08:00:00Z"],
    [{ expr: "0 9 * * 1-5", tz: "UTC" }, "cron 0 9 * * 1-5 (UTC)"],
    [{ everyMs: 1_800_000 }, "every 30m"],
    [{ at: "", atMs: 1_772_355_600_000 }, "at 2026-03-01T09:00:00Z"],
    [{ kind: " CRON ", expr: " 0 9 * * * ", tz: " " }, "cron 0 9 * * *"],
    [{ kind: "at", atMs: 0 }, "unknown"],
    [{ kind: "on-exit", command: "rm -rf /" }, "on-exit"],
    [{ kind: "stream", command: "tail" }, "stream"],
    [{ kind: "every", everyMs: -1 }, "unknown"],
    [undefined, "unknown"],
  ])("with schedule %j is stored as %s", async (schedule, expected) => {
    await client.post(starter({ cronJobs: [{ id: "j", schedule }] }));
    expect(await stored("openclawCronJobs")).toMatchObject([{ name: "j", schedule: expected }]);
  });
});

describe("a starter's memory entry", () => {
  test("gets its key from path and section and its date from the file name, and its snippet is truncated", async () => {
    const snippet = "in /home/jane/notes: " + "👩‍🚀".repeat(200);
    await client.post(
      starter({
        memoryEntries: [
          {
            filePath: "memory/2026-11-22-standup.md",
            section_id: "s1",
            entryBodySnippet: snippet,
            tags: ["a", "a", "b"],
            lineStart: 1,
            lineEnd: 4,
          },
        ],
      }),
    );
    const [row] = await stored("openclawMemoryEntries");
    expect(row).toEqual({
      ...common,
      sourceKey: "memory:memory/2026-11-22-standup.md#s1",
      sourceId: "memory/2026-11-22-standup.md#s1",
      filePath: "memory/2026-11-22-standup.md",
      sectionId: "s1",
      entryType: "daily",
      entryDate: "2026-11-22",
      title: "2026-11-22-standup",
      tags: ["a", "b"],
      lineStart: 1,
      lineEnd: 4,
      snippet: "in ~/notes: " + "👩‍🚀".repeat(97) + "…",
    });
  });
});

test("a starter's rows belong to OPENCLAW_STARTER_OWNER, unless they have an owner", async () => {
  vi.stubEnv("OPENCLAW_STARTER_OWNER", "user_123");
  await client.post(
    starter({
      tasks: [{ id: "1" }, { id: "2", ownerId: "bob" }, { id: "3", ownerId: " " }],
      cronJobs: [{ id: "j", isSystem: true }],
    }),
  );
  expect((await stored("openclawTasks")).map(({ ownerId }) => ownerId)).toEqual(["user_123", "bob", "user_123"]);
  expect((await stored("openclawCronJobs")).map(({ ownerId }) => ownerId)).toEqual(["openclaw"]);
  vi.unstubAllEnvs();
});

describe("a starter's request", () => {
  test("can be repeated, and can lack lists", async () => {
    const body = starter({ tasks: [{ id: "1", title: "a" }] });
    await client.post(body);
    expect((await client.post(body)).body.counts).toMatchObject({ unchanged: 1 });
    expect((await client.post(starter({}))).body).toMatchObject({ ok: true, results: [] });
    expect((await client.post(starter({ tasks: null }))).status).toBe(200);
  });

  test("can have more items than a batch of the module", async () => {
    const tasks = Array.from({ length: 750 }, (_, index) => ({ id: `t${index}`, title: "a" }));
    expect((await client.post(starter({ tasks }))).body.counts).toMatchObject({ created: 750 });
  });

  const [secret = ""] = tokens["github-token"] ?? [];
  const long = "a".repeat(600);
  test.each([
    ["no id", { title: "a" }, { sourceKey: "", reason: "NoId" }],
    ["text instead of fields", "text", { sourceKey: "", reason: "NotAnObject" }],
    [
      "an invalid time",
      { id: "2", createdAt: "yesterday" },
      { sourceKey: "", reason: "WrongType", field: "createdAt" },
    ],
    ["an id beyond the safe integers", { id: 2 ** 64 }, { sourceKey: "", reason: "WrongType", field: "sourceId" }],
    ["a duplicate id", { id: "1", title: "b" }, { sourceKey: "task:1", reason: "DuplicateId" }],
    [
      "a secret",
      { id: "2", title: secret },
      { sourceKey: "task:2", reason: "SecretRefused", field: "title", rule: "github-token" },
    ],
    [
      "a secret beyond the truncation",
      { id: "2", summary: `${long} ${secret}` },
      { sourceKey: "task:2", reason: "SecretRefused", field: "summary", rule: "github-token" },
    ],
    [
      "a secret as its id",
      { id: secret },
      { sourceKey: "", reason: "SecretRefused", field: "sourceKey", rule: "github-token" },
    ],
  ])("with an item that has %s rejects that item only", async (_, item, expected) => {
    const { text, body } = await client.post(starter({ tasks: [{ id: "1", title: "a" }, item] }));
    expect(body.results).toEqual([
      { sourceKey: "task:1", status: "Created" },
      { status: "Failed", ...expected },
    ]);
    expect(text).not.toContain(secret);
  });

  test("with a secret in a field that is not stored is accepted", async () => {
    await client.post(starter({ tasks: [{ id: "1", title: "a", payload: { token: secret } }] }));
    expect(JSON.stringify(await stored("openclawTasks"))).not.toContain(secret);
    expect(await stored("openclawTasks")).toHaveLength(1);
  });
});

describe("a starter beside a source", () => {
  test("cannot change rows of the source, and resets its last run when it adds rows", async () => {
    await client.post(envelope({ tasks: [await task("1")] }));
    const run = {
      runId: "r1",
      startedAt: 1,
      finishedAt: 2,
      cursorFrom: {},
      cursorTo: {},
      created: 1,
      updated: 0,
      skipped: 0,
      errors: 0,
      errorSamples: [],
      status: "succeeded",
      redactions: 0,
      deadLetters: 0,
      removed: 0,
      policyId: "p",
      instanceId: "",
    };
    await client.post({ sourceIdentity: "source-1", run }, "/runs");
    const lastRun = async () => (await client.get("/status?source=source-1")).body.lastRunId;

    const refused = await client.post(starter({ tasks: [{ id: "1", title: "Other" }] }));
    expect(refused.body.results).toEqual([{ sourceKey: "task:1", status: "Failed", reason: "ClaimedBySource" }]);
    expect(await lastRun()).toBe("r1");

    const added = await client.post(starter({ tasks: [{ id: "2", title: "New" }] }));
    expect(added.body.results).toEqual([{ sourceKey: "task:2", status: "Created" }]);
    expect(await lastRun()).toBeNull();
  });

  test("does not keep a later source from claiming the instance", async () => {
    await client.post(starter({ tasks: [{ id: "1", title: "Old" }] }));
    const { body } = await client.post(envelope({ tasks: [await task("1")] }));
    expect(body.results).toEqual([{ sourceKey: "task:1", status: "Updated" }]);
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api, internal } from "../../src/mission-control/convex/_generated/api.js";
import { startBackend, type Backend } from "./support/backend.js";
import { Client } from "./support/client.js";
import { envelope, run, task } from "./support/rows.js";

let backend: Backend;
let client: Client;
beforeEach(() => {
  backend = startBackend();
  client = new Client(backend);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const batch = async (runId: string, title: string, extra: Record<string, unknown> = {}) =>
  envelope({ tasks: [await task("1", { title, ...extra })] }, { runId });
const end = (runId: string) => client.post({ sourceIdentity: "source-1", run: run(runId) }, "/runs");
const stored = () => backend.run((ctx) => ctx.db.query("openclawTasks").collect());
const lastRun = async () => (await client.get("/status?source=source-1")).body.lastRunId;

describe("a batch of an older run that arrives late", () => {
  test("does not overwrite what a newer run wrote, whatever their source times", async () => {
    await client.post(await batch("run-1", "old", { sourceUpdatedAt: 2000 }));
    await client.post(await batch("run-2", "new", { sourceUpdatedAt: 1000 }));
    const { body } = await client.post(await batch("run-1", "old", { sourceUpdatedAt: 2000 }));
    expect(body.results).toEqual([{ sourceKey: "task:1", status: "Failed", reason: "OlderRun" }]);
    expect(await stored()).toMatchObject([{ title: "new" }]);
  });

  test("does not restore what a newer run removed, nor remove what it restored", async () => {
    await client.post(await batch("run-1", "a"));
    await client.post(envelope({}, { runId: "run-2", removed: ["task:1"] }));
    expect((await client.post(await batch("run-1", "a"))).body.results?.[0]).toMatchObject({ reason: "OlderRun" });
    expect((await stored())[0]?.removedAt).toBeTypeOf("number");
    await client.post(await batch("run-3", "a"));
    const late = await client.post(envelope({}, { runId: "run-2", removed: ["task:1"] }));
    expect(late.body.results?.[0]).toMatchObject({ reason: "OlderRun" });
    expect((await stored())[0]?.removedAt).toBeUndefined();
  });

  test("does not bring back what a newer run erased, once its run has ended", async () => {
    await client.post(await batch("run-1", "a"));
    await end("run-1");
    await client.post(envelope({}, { runId: "run-2", erased: ["task:1"] }));
    await client.post(await batch("run-1", "a"));
    expect(await stored()).toEqual([]);
  });

  test("is accepted where it has what is stored", async () => {
    await client.post(await batch("run-1", "a"));
    await client.post(await batch("run-2", "a"));
    expect((await client.post(await batch("run-1", "a"))).body.results?.[0]).toMatchObject({ status: "Unchanged" });
  });

  test("does not change the last run, once its run has ended", async () => {
    await client.post(await batch("run-1", "a"));
    await end("run-1");
    await client.post(await batch("run-2", "b"));
    await client.post(await batch("run-1", "a"));
    await end("run-1");
    expect(await lastRun()).toBe("run-2");
  });

  test("is known for late although many runs came after it", async () => {
    await client.post(await batch("run-0", "old"));
    await end("run-0");
    for (let index = 1; index <= 60; index++) await end(`run-${index}`);
    await client.post(await batch("run-61", "new"));
    await client.post(await batch("run-0", "old"));
    expect(await stored()).toMatchObject([{ title: "new" }]);
  });
});

test("a source that was restored from a backup writes older states again, in a new run", async () => {
  await client.post(await batch("run-1", "old", { sourceUpdatedAt: 1000 }));
  await client.post(await batch("run-2", "new", { sourceUpdatedAt: 2000 }));
  const { body } = await client.post(await batch("run-3", "old", { sourceUpdatedAt: 1000 }));
  expect(body.counts).toMatchObject({ updated: 1 });
  expect(await stored()).toMatchObject([{ title: "old" }]);
});

test("a run goes on while records are pushed in between", async () => {
  await client.post(envelope({ tasks: [await task("1"), await task("2")] }, { runId: "sync" }));
  await client.post(envelope({ tasks: [await task("1", { title: "pushed" })] }, { runId: "push" }));
  await end("push");
  const { body } = await client.post(
    envelope({ tasks: [await task("2", { title: "synced" }), await task("3")] }, { runId: "sync" }),
  );
  expect(body.counts).toMatchObject({ created: 1, updated: 1, failed: 0 });
  expect(await lastRun()).toBe("sync");
});

test("a push that has logged its first batch goes on while a sync runs", async () => {
  const logPush = () => client.post({ sourceIdentity: "source-1", run: run("push", { status: "push" }) }, "/runs");
  await client.post(envelope({ tasks: [await task("1")] }, { runId: "push" }));
  await logPush();
  await client.post(envelope({ tasks: [await task("2")] }, { runId: "sync" }));
  const { body } = await client.post(envelope({ tasks: [await task("3")] }, { runId: "push" }));
  expect(body.counts).toMatchObject({ created: 1, failed: 0 });
  await logPush();
  expect(await lastRun()).toBe("push");
});

describe("the time of a run", () => {
  const reader = () => backend.withIdentity({ subject: "alice", roles: ["dev"] });

  test("is corrected if the clock of the machine is far ahead, and the run is the newest only until the next", async () => {
    const now = Date.now();
    const ahead = 4_102_444_800_000;
    await client.post(
      { sourceIdentity: "a", run: run("ahead", { instanceId: "a", startedAt: ahead - 500, finishedAt: ahead }) },
      "/runs",
    );
    const [wrong] = await backend.run((ctx) => ctx.db.query("openclawSyncRuns").collect());
    expect(wrong?.finishedAt).toBeLessThanOrEqual(Date.now());
    expect((wrong?.finishedAt ?? 0) - (wrong?.startedAt ?? 0)).toBe(500);
    expect(wrong?.clockSkewMs).toBeGreaterThan(ahead - now - 60_000);
    await client.post(
      { sourceIdentity: "b", run: run("behind", { instanceId: "b", startedAt: 5, finishedAt: 6 }) },
      "/runs",
    );
    expect(await reader().query(api.openclaw.latestRun, {})).toMatchObject({ runId: "behind", finishedAt: 6 });
    expect(await reader().query(api.openclaw.health, {})).toMatchObject({ lastRunId: "behind" });
  });

  test.each([
    ["before its beginning", { startedAt: 10, finishedAt: 5 }],
    ["negative", { startedAt: -5, finishedAt: 5 }],
    ["after the year 9999", { startedAt: 5, finishedAt: Number.MAX_SAFE_INTEGER }],
  ])("is rejected if it is %s", async (_, times) => {
    expect((await client.post({ sourceIdentity: "a", run: run("r", times) }, "/runs")).body.code).toBe("Malformed");
  });

  test("does not keep a run from being swept", async () => {
    await client.post(
      { sourceIdentity: "a", run: run("ahead", { startedAt: 1, finishedAt: 4_102_444_800_000 }) },
      "/runs",
    );
    await client.post({ sourceIdentity: "a", run: run("behind", { startedAt: 1, finishedAt: 2 }) }, "/runs");
    await backend.run(async (ctx) => {
      await ctx.db.insert("openclawSyncRuns", run("earlier version", { finishedAt: 4_102_444_800_000 }) as never);
    });
    await backend.mutation(internal.openclaw.sweep, {});
    expect(await backend.run((ctx) => ctx.db.query("openclawSyncRuns").collect())).toHaveLength(3);
    vi.useFakeTimers({ now: Date.now() + 400 * 86_400_000, toFake: ["Date"] });
    await backend.mutation(internal.openclaw.sweep, {});
    expect(await backend.run((ctx) => ctx.db.query("openclawSyncRuns").collect())).toEqual([]);
  });
});

describe("health", () => {
  const reader = () => backend.withIdentity({ subject: "alice", roles: ["dev"] });
  const add = (runId: string, extra: Record<string, unknown>) =>
    backend.run((ctx) => ctx.db.insert("openclawSyncRuns", run(runId, extra) as never));

  test("is that of the syncs, however many records were pushed", async () => {
    await add("sync", { finishedAt: 1000 });
    for (let index = 0; index < 60; index++) await add(`push${index}`, { status: "push", finishedAt: 2000 + index });
    expect(await reader().query(api.openclaw.health, {})).toMatchObject({ healthy: true, lastRunId: "sync" });
  });

  test("of several instances says that all are healthy, and which are not", async () => {
    await add("bad", { status: "failed", instanceId: "m1", finishedAt: 1000, errors: 2 });
    await add("good", { instanceId: "m2", finishedAt: 2000, deadLetters: 1 });
    expect(await reader().query(api.openclaw.health, {})).toMatchObject({
      healthy: false,
      lastRunId: "good",
      lastSuccessAt: 2000,
      errors: 2,
      deadLetters: 1,
    });
    const instances = await reader().query(api.openclaw.instanceHealth, {});
    expect(instances.map(({ instanceId, healthy }) => [instanceId, healthy])).toEqual([
      ["m1", false],
      ["m2", true],
    ]);
    expect(await backend.query(api.openclaw.instanceHealth, {})).toEqual([]);
  });
});

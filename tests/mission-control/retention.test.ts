import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { internal } from "../../src/mission-control/convex/_generated/api.js";
import { startBackend, type Backend } from "./support/backend.js";
import { Client } from "./support/client.js";
import { cron, envelope, memory, run, task } from "./support/rows.js";
import type { RunRow } from "../../src/mission-control/src/rows/runFields.js";

const day = 86_400_000;
let backend: Backend;

beforeEach(() => {
  vi.useFakeTimers({ now: 1000 * day });
  backend = startBackend();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const addRuns = (ages: number[]) =>
  backend.run(async (ctx) => {
    for (const [index, age] of ages.entries())
      await ctx.db.insert("openclawSyncRuns", run(`r${index}`, { finishedAt: Date.now() - age * day }) as RunRow);
  });

const serverFields = { instanceId: "", updatedAt: 1 };

async function addRows(removedDaysAgo: (number | undefined)[]) {
  for (const [index, age] of removedDaysAgo.entries()) {
    const extra = age === undefined ? {} : { removedAt: Date.now() - age * day };
    const [taskRow, cronRow, memoryRow] = [
      await task(`${index}`, extra),
      await cron(`${index}`, extra),
      await memory(`${index}`, extra),
    ];
    await backend.run(async (ctx) => {
      await ctx.db.insert("openclawTasks", { ...taskRow, ...serverFields });
      await ctx.db.insert("openclawCronJobs", { ...cronRow, ...serverFields });
      await ctx.db.insert("openclawMemoryEntries", { ...memoryRow, ...serverFields });
    });
  }
}

async function runCleanup() {
  await backend.mutation(internal.openclaw.sweep, {});
  await backend.finishAllScheduledFunctions(vi.runAllTimers);
}

const runs = () =>
  backend.run(async (ctx) => (await ctx.db.query("openclawSyncRuns").collect()).map(({ runId }) => runId));
const keys = () =>
  backend.run(async (ctx) => {
    const tables = ["openclawTasks", "openclawCronJobs", "openclawMemoryEntries"] as const;
    return (await Promise.all(tables.map((table) => ctx.db.query(table).collect())))
      .flat()
      .map(({ sourceKey }) => sourceKey);
  });

describe("the cleanup", () => {
  test("deletes expired runs and tombstones, but no other rows", async () => {
    await addRuns([100, 91, 89, 0]);
    await addRows([undefined, 31, 29]);
    await runCleanup();
    expect(await runs()).toEqual(["r2", "r3"]);
    expect(await keys()).toEqual(["task:0", "task:2", "cron:0", "cron:2", "memory:0", "memory:2"]);
  });

  test("uses the retention times of the environment variables", async () => {
    vi.stubEnv("OPENCLAW_KEEP_RUNS_DAYS", "2");
    vi.stubEnv("OPENCLAW_KEEP_TOMBSTONES_DAYS", "0");
    await addRuns([3, 1]);
    await addRows([208, undefined]);
    await runCleanup();
    expect(await runs()).toEqual(["r1"]);
    expect(await keys()).toHaveLength(6);
  });

  test.each(["never", "-1", "0"])("deletes nothing if the number of days is '%s'", async (days) => {
    vi.stubEnv("OPENCLAW_KEEP_RUNS_DAYS", days);
    await addRuns([900]);
    await runCleanup();
    expect(await runs()).toEqual(["r0"]);
  });

  test("schedules itself until nothing expired is left", async () => {
    await addRuns(Array<number>(450).fill(200));
    expect(await backend.mutation(internal.openclaw.sweep, {})).toEqual({ runs: 200, tombstones: 0 });
    await backend.finishAllScheduledFunctions(vi.runAllTimers);
    expect(await runs()).toEqual([]);
  });
});

test("a tombstone that comes with a time in the future is swept in its time too", async () => {
  await new Client(backend).post(envelope({ tasks: [await task("1", { removedAt: Date.now() + 30_000 * day })] }));
  await runCleanup();
  expect(await keys()).toEqual(["task:1"]);
  vi.setSystemTime(1100 * day);
  await runCleanup();
  expect(await keys()).toEqual([]);
});

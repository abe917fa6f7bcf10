import { makeFunctionReference } from "convex/server";
import { convexTest } from "convex-test";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api } from "../../src/mission-control/convex/_generated/api.js";
import schema from "../../src/mission-control/convex/schema.js";
import { guardedQuery } from "../../src/mission-control/src/read/guarded.js";
import type { RunRow } from "../../src/mission-control/src/rows/runFields.js";
import { startBackend, type Backend } from "./support/backend.js";
import { modules } from "./support/modules.js";
import { run, task } from "./support/rows.js";

let backend: Backend;

beforeEach(() => {
  backend = startBackend();
});

afterEach(() => vi.unstubAllEnvs());

const add = async (id: string, updatedAt: number, extra: Record<string, unknown> = {}) => {
  const row = await task(id, { visibility: "team", ...extra });
  await backend.run((ctx) => ctx.db.insert("openclawTasks", { ...row, updatedAt, instanceId: "" }));
};

const addRun = (runId: string, extra: Record<string, unknown> = {}) =>
  backend.run((ctx) => ctx.db.insert("openclawSyncRuns", run(runId, extra) as RunRow));

const member = (claims: Record<string, unknown> = { roles: ["dev"] }) =>
  backend.withIdentity({ subject: "alice", ...claims });

const ids = async (args: Record<string, unknown> = {}, claims?: Record<string, unknown>) =>
  (
    await member(claims).query(api.openclaw.tasks, { paginationOpts: { numItems: 10, cursor: null }, ...args })
  ).page.map(({ sourceId }) => sourceId);

describe("a list", () => {
  test("is sorted by the time of the last change, newest first, and paginated", async () => {
    for (const [id, time] of [
      ["a", 2],
      ["b", 3],
      ["c", 1],
    ] as const)
      await add(id, time);
    const first = await member().query(api.openclaw.tasks, { paginationOpts: { numItems: 2, cursor: null } });
    const second = await member().query(api.openclaw.tasks, {
      paginationOpts: { numItems: 2, cursor: first.continueCursor },
    });
    expect([first.page, second.page].map((page) => page.map(({ sourceId }) => sourceId))).toEqual([["b", "a"], ["c"]]);
    expect([first.isDone, second.isDone]).toEqual([false, true]);
  });

  test("includes tombstones only on request, with every filter", async () => {
    await add("live", 1, { ownerId: "alice" });
    await add("gone", 2, { ownerId: "alice", removedAt: 5 });
    for (const args of [{}, { visibility: "team" }, { mine: true }]) {
      expect(await ids(args)).toEqual(["live"]);
      expect((await ids({ ...args, includeRemoved: true })).toSorted()).toEqual(["gone", "live"]);
    }
  });

  test("with mine contains only rows that the caller owns as a user", async () => {
    await add("mine", 1, { ownerId: "alice" });
    await add("other", 2, { ownerId: "bob" });
    await add("role", 3, { ownerType: "role", ownerId: "alice" });
    expect(await ids({ mine: true })).toEqual(["mine"]);
    const nobody = await backend.query(api.openclaw.tasks, {
      mine: true,
      paginationOpts: { numItems: 10, cursor: null },
    });
    expect(nobody.page).toEqual([]);
  });
});

test("a table without a read rule is empty for everyone", async () => {
  const probe = guardedQuery({
    args: {},
    handler: async ({ db }) => (await db.query("openclawInstances").collect()).length,
  });
  const probed = convexTest({ schema, modules: { ...modules, "/convex/probe.ts": () => Promise.resolve({ probe }) } });
  await probed.run((ctx) => ctx.db.insert("openclawInstances", { instanceId: "", sourceIdentity: "s", claimedAt: 1 }));
  const caller = probed.withIdentity({ subject: "alice", roles: ["admin"] });
  expect(await caller.query(makeFunctionReference<"query">("probe:probe"), {})).toBe(0);
});

describe("roles", () => {
  beforeEach(() => add("a", 1));

  test.each([
    [{ roles: ["dev"] }, 1],
    [{ roles: "dev ops" }, 1],
    [{ roles: "" }, 0],
    [{ roles: [] }, 0],
    [{ roles: [5, "", null] }, 0],
    [{ roles: { dev: true } }, 0],
    [{ groups: ["dev"] }, 0],
    [{}, 0],
  ])("are read from the claims %j", async (claims, seen) => {
    expect(await ids({}, claims)).toHaveLength(seen);
  });

  test("are read from the claim that OPENCLAW_ROLES_CLAIM names", async () => {
    vi.stubEnv("OPENCLAW_ROLES_CLAIM", "groups");
    expect(await ids({}, { groups: ["dev"] })).toHaveLength(1);
    expect(await ids({}, { roles: ["dev"] })).toHaveLength(0);
  });
});

describe("the run log", () => {
  beforeEach(async () => {
    await addRun("r1", { finishedAt: 10 });
    await addRun("r2", { finishedAt: 20, status: "failed", errors: 3, deadLetters: 2, instanceId: "b" });
    await addRun("r3", { finishedAt: 30, status: "push" });
  });

  const page = { paginationOpts: { numItems: 10, cursor: null } };

  test("is sorted newest first, for all instances or for one", async () => {
    const all = await member().query(api.openclaw.runs, page);
    expect(all.page.map(({ runId }) => runId)).toEqual(["r3", "r2", "r1"]);
    const one = await member().query(api.openclaw.runs, { ...page, instanceId: "b" });
    expect(one.page.map(({ runId }) => runId)).toEqual(["r2"]);
    expect(await member().query(api.openclaw.latestRun, { instanceId: "b" })).toEqual(
      run("r2", { finishedAt: 20, status: "failed", errors: 3, deadLetters: 2, instanceId: "b" }),
    );
  });

  test("reports the health of the last sync", async () => {
    expect(await member().query(api.openclaw.health, {})).toEqual({
      healthy: false,
      lastRunId: "r2",
      lastStatus: "failed",
      lastFinishedAt: 20,
      lastSuccessAt: 10,
      errors: 3,
      deadLetters: 2,
    });
    expect(await member().query(api.openclaw.health, { instanceId: "" })).toMatchObject({
      healthy: true,
      lastRunId: "r1",
    });
    expect(await member().query(api.openclaw.health, { instanceId: "none" })).toBeNull();
  });

  test("is empty for callers without a role", async () => {
    for (const caller of [backend, member({})]) {
      expect((await caller.query(api.openclaw.runs, page)).page).toEqual([]);
      expect(await caller.query(api.openclaw.latestRun, {})).toBeNull();
      expect(await caller.query(api.openclaw.health, {})).toBeNull();
    }
  });
});

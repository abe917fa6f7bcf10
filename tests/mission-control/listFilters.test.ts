import { v } from "convex/values";
import { makeFunctionReference } from "convex/server";
import { convexTest } from "convex-test";
import { beforeEach, describe, expect, test } from "vitest";
import { api } from "../../src/mission-control/convex/_generated/api.js";
import schema from "../../src/mission-control/convex/schema.js";
import { guardedQuery } from "../../src/mission-control/src/read/guarded.js";
import { startBackend, type Backend } from "./support/backend.js";
import { modules } from "./support/modules.js";
import { cron, task } from "./support/rows.js";

let backend: Backend;
beforeEach(() => {
  backend = startBackend();
});

let time = 0;
const add = async (id: string, extra: Record<string, unknown> = {}, instanceId = "") => {
  const row = await task(id, extra);
  await backend.run((ctx) => ctx.db.insert("openclawTasks", { ...row, updatedAt: ++time, instanceId }));
};
const paginationOpts = { numItems: 20, cursor: null };
const as = (subject: string, roles?: string[]) => backend.withIdentity({ subject, roles });
type Caller = Pick<Backend, "query">;
const ids = async (caller: Caller, args: Record<string, unknown> = {}) =>
  (await caller.query(api.openclaw.tasks, { paginationOpts, ...args })).page.map(({ sourceId }) => sourceId);

describe("a caller without a role", () => {
  test("gets public rows and their own, newest first, in one page, however many others there are", async () => {
    await add("own", { ownerId: "alice" });
    await add("open", { visibility: "public" });
    await add("own and open", { ownerId: "alice", visibility: "public" });
    await add("own and shared", { ownerId: "alice", visibility: "team" });
    for (let index = 0; index < 300; index++) await add(`x${index}`, { visibility: index % 2 ? "private" : "team" });
    expect(await ids(as("alice"))).toEqual(["own and shared", "own and open", "open", "own"]);
    expect(await ids(as("alice"), { visibility: "private" })).toEqual(["own"]);
    expect(await ids(as("alice"), { visibility: "team" })).toEqual(["own and shared"]);
    expect(await ids(as("alice"), { mine: true })).toEqual(["own and shared", "own and open", "own"]);
  });

  test("gets each row once over all pages", async () => {
    for (let index = 0; index < 30; index++) {
      await add(`own${index}`, { ownerId: "alice" });
      await add(`open${index}`, { visibility: "public" });
    }
    const found: string[] = [];
    for (let cursor: string | null = null, isDone = false; !isDone;) {
      const page: { page: { sourceId: string }[]; continueCursor: string; isDone: boolean } = await as("alice").query(
        api.openclaw.tasks,
        { paginationOpts: { numItems: 7, cursor } },
      );
      found.push(...page.page.map(({ sourceId }) => sourceId));
      ({ continueCursor: cursor, isDone } = page);
    }
    expect(found).toHaveLength(60);
    expect(new Set(found).size).toBe(60);
    expect(found.slice(0, 3)).toEqual(["open29", "own29", "open28"]);
  });
});

describe("a filter", () => {
  beforeEach(async () => {
    await add("a", { visibility: "team", status: "failed", agentId: "main" }, "laptop");
    await add("b", { visibility: "team", status: "failed", agentId: "ops" });
    await add("c", { visibility: "team", status: "queued", agentId: "ops" }, "laptop");
    await add("hidden", { status: "failed", agentId: "ops", ownerId: "bob" }, "laptop");
    await add("gone", { visibility: "team", status: "failed", agentId: "ops", removedAt: 5 }, "laptop");
  });

  test.each([
    [{ status: "failed" }, ["b", "a"]],
    [{ agentId: "ops" }, ["c", "b"]],
    [{ instanceId: "laptop" }, ["c", "a"]],
    [{ instanceId: "" }, ["b"]],
    [{ instanceId: "laptop", status: "failed" }, ["a"]],
    [{ agentId: "ops", status: "failed", visibility: "team" }, ["b"]],
    [{ agentId: "ops", status: "failed", includeRemoved: true }, ["gone", "b"]],
    [{ agentId: "nobody" }, []],
    [{ status: "failed", mine: true }, []],
  ])("%j finds %j", async (filter, expected) => {
    expect(await ids(as("alice", ["dev"]), filter)).toEqual(expected);
  });

  test("shows nobody what they cannot read", async () => {
    expect(await ids(backend, { status: "failed" })).toEqual([]);
    expect(await ids(as("bob"), { agentId: "ops" })).toEqual(["hidden"]);
  });

  test("of cron jobs finds the status of the last run", async () => {
    const row = await cron("j", { visibility: "team", lastStatus: "error" });
    await backend.run((ctx) => ctx.db.insert("openclawCronJobs", { ...row, updatedAt: 1, instanceId: "" }));
    const list = async (status: string) =>
      (await as("alice", ["dev"]).query(api.openclaw.cronJobs, { paginationOpts, status })).page.length;
    expect([await list("error"), await list("ok")]).toEqual([1, 0]);
  });
});

describe("a page is bounded", () => {
  test("in its rows, whatever is asked for", async () => {
    for (let index = 0; index < 250; index++) await add(`t${index}`, { visibility: "public" });
    const { page } = await backend.query(api.openclaw.tasks, { paginationOpts: { numItems: 1e9, cursor: null } });
    expect(page).toHaveLength(200);
    for (const numItems of [0, -5, 0.5, Number.NaN]) {
      const small = await backend.query(api.openclaw.tasks, { paginationOpts: { numItems, cursor: null } });
      expect(small.page).toHaveLength(1);
    }
  });

  test.each([["anonymous"], ["alice"]])("in what it reads, for large rows (%s)", async (name) => {
    for (let index = 0; index < 20; index++)
      await add(`b${index}`, { visibility: "public", title: "x".repeat(900 * 1024) });
    const caller: Caller = name === "anonymous" ? backend : as(name);
    const { page, isDone } = await caller.query(api.openclaw.tasks, { paginationOpts });
    expect(page.length).toBeGreaterThan(3);
    expect(isDone).toBe(false);
  });
});

test("a guarded query finds nothing by id in a table without a rule", async () => {
  const byId = guardedQuery({
    args: { id: v.string() },
    handler: async ({ db }, { id }): Promise<unknown> => db.get(id as never),
  });
  const probed = convexTest({ schema, modules: { ...modules, "/convex/probe.ts": () => Promise.resolve({ byId }) } });
  const id = await probed.run((ctx) =>
    ctx.db.insert("openclawTokens", { instanceId: "", hash: "secret hash", createdAt: 1 }),
  );
  for (const caller of [probed, probed.withIdentity({ subject: "a", roles: ["admin"] })]) {
    expect(await caller.query(makeFunctionReference<"query">("probe:byId"), { id })).toBeNull();
  }
});

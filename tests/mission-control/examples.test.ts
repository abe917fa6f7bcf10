import { makeFunctionReference, type FunctionReference } from "convex/server";
import { convexTest } from "convex-test";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import clerkSchema from "../../src/mission-control/examples/clerk/convex/schema.js";
import authSchema from "../../src/mission-control/examples/convex-auth/convex/schema.js";
import membershipSchema from "../../src/mission-control/examples/memberships/convex/schema.js";
import { registerRoutes } from "../../src/mission-control/src/index.js";
import { cron, envelope, memory, task } from "./support/rows.js";

type List = FunctionReference<"query", "public", Record<string, unknown>, { page: { sourceId: string }[] }>;
type Lists = { query: (list: List, args: Record<string, unknown>) => Promise<{ page: { sourceId: string }[] }> };

const token = "a-token-for-tests-only";
beforeEach(() => vi.stubEnv("CONVEX_INGEST_TOKEN", token));
afterEach(() => vi.unstubAllEnvs());

const list = makeFunctionReference("openclaw:tasks") as unknown as List;
const page = { paginationOpts: { numItems: 50, cursor: null } };
const readable = async (caller: Lists) =>
  (await caller.query(list, page)).page.map(({ sourceId }) => sourceId).toSorted();

const http = async () => {
  const { httpRouter } = await import("convex/server");
  const router = httpRouter();
  registerRoutes(router);
  return { default: router };
};
const modulesOf = (openclaw: () => Promise<unknown>) => ({
  "/convex/_generated/api.js": () => Promise.resolve({}),
  "/convex/http.ts": http,
  "/convex/openclaw.ts": openclaw,
});

// A row of each kind of owner, sent as the module sends them.
async function send(
  app: { fetch: (path: string, init: RequestInit) => Promise<Response> },
  owner: string,
  role: string,
) {
  const tasks = await Promise.all([
    task("own", { ownerId: owner }),
    task("own-shared", { ownerId: owner, visibility: "team" }),
    task("other", { ownerId: "somebody else" }),
    task("team", { ownerId: "somebody else", visibility: "team" }),
    task("open", { ownerId: "somebody else", visibility: "public" }),
    task("role", { ownerType: "role", ownerId: role }),
    task("system", { ownerType: "system", ownerId: "openclaw" }),
  ]);
  const body = JSON.stringify(envelope({ tasks, cronJobs: [await cron("j")], memoryEntries: [await memory("m")] }));
  const headers = { Authorization: `Bearer ${token}` };
  const reply = await app.fetch("/openclaw/ingest", { method: "POST", headers, body });
  expect(await reply.json()).toMatchObject({ counts: { created: 9, failed: 0 } });
}

describe("the example for Convex Auth", () => {
  const start = () =>
    convexTest({
      schema: authSchema,
      modules: modulesOf(() => import("../../src/mission-control/examples/convex-auth/convex/openclaw.js")),
    });

  test("shows users their rows in every session, and more with roles, and nothing to users that were deleted", async () => {
    const app = start();
    const [alice, bob] = await app.run(async (ctx) => [
      await ctx.db.insert("users", { name: "Alice" }),
      await ctx.db.insert("users", { name: "Bob", roles: ["ops", "admin"] }),
    ]);
    await send(app, alice, "ops");
    const as = (id: string | undefined, session: string) =>
      app.withIdentity({ subject: `${id}|${session}`, issuer: "https://app.example" });
    for (const session of ["s1", "s2"])
      expect(await readable(as(alice, session))).toEqual(["open", "own", "own-shared"]);
    expect(await readable(as(bob, "s3"))).toEqual(["open", "own-shared", "role", "system", "team"]);
    expect(await readable(as("nobody", "s4"))).toEqual(["open"]);
    expect(await readable(app)).toEqual(["open"]);
  });
});

test("the example for Clerk reads the roles from the token", async () => {
  const app = convexTest({
    schema: clerkSchema,
    modules: modulesOf(() => import("../../src/mission-control/examples/clerk/convex/openclaw.js")),
  });
  await send(app, "user_2abc", "ops");
  const as = (roles?: unknown) => app.withIdentity({ subject: "user_2abc", roles } as never);
  expect(await readable(as())).toEqual(["open", "own", "own-shared"]);
  expect(await readable(as(["org:ops"]))).toEqual(["open", "own", "own-shared", "role", "team"]);
  expect(await readable(as("org:admin"))).toEqual(["open", "own", "own-shared", "system", "team"]);
});

test("the example with memberships reads the roles from a table", async () => {
  const app = convexTest({
    schema: membershipSchema,
    modules: modulesOf(() => import("../../src/mission-control/examples/memberships/convex/openclaw.js")),
  });
  await send(app, "alice@example.org", "ops");
  await app.run(async (ctx) => {
    const alice = await ctx.db.insert("users", { tokenIdentifier: "https://issuer|alice", email: "alice@example.org" });
    const bob = await ctx.db.insert("users", { tokenIdentifier: "https://issuer|bob", email: "bob@example.org" });
    await ctx.db.insert("memberships", { userId: alice, team: "ops", role: "member" });
    await ctx.db.insert("memberships", { userId: bob, team: "ops", role: "owner" });
  });
  const as = (name: string) =>
    app.withIdentity({ subject: name, issuer: "https://issuer", tokenIdentifier: `https://issuer|${name}` });
  expect(await readable(as("alice"))).toEqual(["open", "own", "own-shared", "role", "team"]);
  expect(await readable(as("bob"))).toEqual(["open", "own-shared", "role", "system", "team"]);
  expect(await readable(as("mallory"))).toEqual(["open"]);
  const failed = makeFunctionReference<"query">("openclaw:failedTasks");
  expect(await as("alice").query(failed, {})).toEqual([]);
});

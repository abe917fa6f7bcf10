import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { internal } from "../../src/mission-control/convex/_generated/api.js";
import { startBackend, type Backend } from "./support/backend.js";
import { Client, token } from "./support/client.js";
import { envelope, memory, run, task } from "./support/rows.js";

let backend: Backend;
let client: Client;
beforeEach(() => {
  backend = startBackend();
  client = new Client(backend);
});
afterEach(() => vi.unstubAllEnvs());

const issue = (instanceId: string) => backend.action(internal.openclaw.issueToken, { instanceId });
const post = (bearer: string, body: unknown, path = "") =>
  client.send(path, { bearer, method: "POST", body: JSON.stringify(body) });
const laptopBatch = async () => envelope({ tasks: [await task("laptop/1")] }, { instanceId: "laptop" });

describe("the token of an instance", () => {
  test("opens all routes for the instance", async () => {
    const bearer = await issue("laptop");
    expect((await post(bearer, await laptopBatch())).body.counts).toMatchObject({ created: 1 });
    const runs = { sourceIdentity: "source-1", run: run("r", { instanceId: "laptop" }) };
    expect((await post(bearer, runs, "/runs")).body.status).toBe("Created");
    expect((await client.send("/status?instance=laptop&source=source-1", { bearer })).body.claim).toBe("yours");
    expect((await client.send("/rows?instance=laptop&source=source-1", { bearer })).body.rows).toHaveLength(1);
    const erasure = { instanceId: "laptop", sourceIdentity: "source-1", what: "runs" };
    expect((await post(bearer, erasure, "/erase")).body.runs).toBe(1);
  });

  test("opens no other instance, on any route, and a starter's neither", async () => {
    const bearer = await issue("laptop");
    const requests = [
      post(bearer, envelope({})),
      post(bearer, envelope({}, { instanceId: "server" })),
      post(bearer, { schemaVersion: 1, data: { tasks: [{ id: "1" }] } }),
      post(bearer, { sourceIdentity: "source-1", run: run("r", { instanceId: "server" }) }, "/runs"),
      post(bearer, { instanceId: "server", sourceIdentity: "source-1", what: "claim" }, "/erase"),
      client.send("/status?instance=server", { bearer }),
      client.send("/rows?instance=server", { bearer }),
    ];
    for (const request of requests) {
      const { status, body } = await request;
      expect([status, body.code]).toEqual([403, "Forbidden"]);
    }
    expect(await backend.run((ctx) => ctx.db.query("openclawInstances").collect())).toEqual([]);
  });

  test("reads the rows of the instance without naming a source, as earlier modules do", async () => {
    const bearer = await issue("laptop");
    await post(bearer, await laptopBatch());
    expect((await client.send("/rows?instance=laptop", { bearer })).body.rows).toHaveLength(1);
    expect((await client.send("/rows?instance=laptop&source=bob", { bearer })).body.code).toBe("InstanceConflict");
  });

  test("is kept as a hash only", async () => {
    const bearer = await issue("laptop");
    const stored = await backend.run((ctx) => ctx.db.query("openclawTokens").collect());
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toContain(bearer.slice(-20));
    expect(bearer.length).toBeGreaterThan(40);
  });

  test("works without a token of the deployment", async () => {
    const bearer = await issue("laptop");
    vi.stubEnv("CONVEX_INGEST_TOKEN", "");
    expect((await client.send("/status?instance=laptop", { bearer })).status).toBe(200);
  });

  test("is replaced without a break, and revoked at once", async () => {
    const old = await issue("laptop");
    const status = async (bearer: string) => (await client.send("/status?instance=laptop", { bearer })).status;
    const next = await issue("laptop");
    expect([await status(old), await status(next)]).toEqual([200, 200]);
    expect(await backend.mutation(internal.openclaw.revokeTokens, { instanceId: "laptop", keepNewest: true })).toBe(1);
    expect([await status(old), await status(next)]).toEqual([401, 200]);
    expect(await backend.mutation(internal.openclaw.revokeTokens, { instanceId: "laptop" })).toBe(1);
    expect(await status(next)).toBe(401);
  });

  test("is not issued for what is no instance id", async () => {
    await expect(issue("a/b")).rejects.toThrow("invalid");
  });
});

test.each(["ocsync_", "ocsync_" + "a".repeat(43)])("a token that nobody issued (%s) is rejected", async (bearer) => {
  expect((await client.send("/status", { bearer })).body.code).toBe("Unauthorized");
});

test("a token of fewer than 16 characters does not open the deployment", async () => {
  vi.stubEnv("CONVEX_INGEST_TOKEN", "fifteen-chars-1");
  expect((await client.send("/status", { bearer: "fifteen-chars-1" })).body.code).toBe("NotConfigured");
  vi.stubEnv("CONVEX_INGEST_TOKEN_PREVIOUS", "sixteen-chars-12");
  expect((await client.send("/status", { bearer: "sixteen-chars-12" })).status).toBe(200);
  expect((await client.send("/status", { bearer: "fifteen-chars-1" })).body.code).toBe("Unauthorized");
});

describe("the token of the deployment reads rows", () => {
  beforeEach(async () => {
    const row = await memory("laptop/a", { snippet: "private thought" });
    await client.post(envelope({ memoryEntries: [row] }, { instanceId: "laptop", sourceIdentity: "alice" }));
  });

  test.each(["", "&source=", "&source=bob"])(
    "not without the source that has claimed the instance (%j)",
    async (query) => {
      const { status, body, text } = await client.get("/rows?instance=laptop" + query);
      expect([status, body.code]).toEqual([409, "InstanceConflict"]);
      expect(text).not.toContain("private thought");
    },
  );

  test("with the source that has claimed it", async () => {
    expect((await client.get("/rows?instance=laptop&source=alice")).body.rows).toHaveLength(1);
  });

  test("of an instance that nobody has claimed", async () => {
    await client.post({ schemaVersion: 1, data: { tasks: [{ id: "1" }] } });
    expect((await client.send("/rows?instance=", { bearer: token })).body.rows).toHaveLength(1);
  });
});

test("all that is stored of a retired instance is forgotten, and nothing of another", async () => {
  vi.useFakeTimers();
  const bearer = await issue("laptop");
  await client.post(await laptopBatch());
  await client.post({ sourceIdentity: "source-1", run: run("r", { instanceId: "laptop" }) }, "/runs");
  await client.post(envelope({ tasks: [await task("1")] }));
  await backend.mutation(internal.openclaw.forget, { instanceId: "laptop" });
  await backend.finishAllScheduledFunctions(vi.runAllTimers);
  vi.useRealTimers();
  const left = await backend.run(async (ctx) => [
    (await ctx.db.query("openclawTasks").collect()).map(({ instanceId }) => instanceId),
    (await ctx.db.query("openclawInstances").collect()).map(({ instanceId }) => instanceId),
    await ctx.db.query("openclawSyncRuns").collect(),
    await ctx.db.query("openclawTokens").collect(),
  ]);
  expect(left).toEqual([[""], [""], [], []]);
  expect((await client.send("/status?instance=laptop", { bearer })).status).toBe(401);
});

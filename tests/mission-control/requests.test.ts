import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { startBackend, type Backend } from "./support/backend.js";
import { Client, token } from "./support/client.js";
import { envelope, run, task } from "./support/rows.js";

let backend: Backend;
let client: Client;

beforeEach(() => {
  backend = startBackend();
  client = new Client(backend);
});

afterEach(() => vi.unstubAllEnvs());

const canary = "canary-value-that-must-not-come-back";
const MiB = 1024 * 1024;

describe("a request that is wrong as a whole is refused", () => {
  const bodies: [string, unknown, number, string][] = [
    ["no JSON", canary, 400, "Malformed"],
    ["JSON that ends early", '{"source":"' + canary, 400, "Malformed"],
    ["a list", [canary], 400, "Malformed"],
    ["nothing", "", 400, "Malformed"],
    ["no schemaVersion", { data: {} }, 400, "Malformed"],
    ["another schemaVersion", envelope({}, { schemaVersion: 3 }), 422, "SchemaNotUnderstood"],
    ["another source", envelope({}, { source: canary }), 400, "Malformed"],
    ["no time", envelope({}, { pulledAt: canary }), 400, "Malformed"],
    ["no run id", envelope({}, { runId: "" }), 400, "Malformed"],
    ["an instance that is no id", envelope({}, { instanceId: "a/" + canary }), 400, "Malformed"],
    ["no source identity", envelope({}, { sourceIdentity: undefined }), 400, "Malformed"],
    ["no batch", envelope({}, { batch: canary }), 400, "Malformed"],
    ["no policy", envelope({}, { policyId: 5 }), 400, "Malformed"],
    ["no data", envelope({}, { data: canary }), 400, "Malformed"],
    ["a list that is none", envelope({ tasks: canary }), 400, "Malformed"],
    ["removals that are none", envelope({}, { removed: canary }), 400, "Malformed"],
    ["501 records", envelope({ tasks: Array<string>(500).fill(canary) }, { removed: ["task:1"] }), 413, "TooLarge"],
    ["more than 4 MiB", envelope({ tasks: [{ title: "a".repeat(4 * MiB) }] }), 413, "TooLarge"],
  ];

  test.each(bodies)("%s", async (_, body, status, code) => {
    const answer = await client.post(body);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ ok: false, code, message: expect.any(String) as string });
    expect(answer.text).not.toContain(canary);
    expect(await backend.run((ctx) => ctx.db.query("openclawInstances").collect())).toEqual([]);
  });

  test("bytes that are no UTF-8", async () => {
    const answer = await client.send("", { method: "POST", body: new Uint8Array([0x7b, 0xff, 0x7d]) });
    expect(answer.body).toMatchObject({ code: "Malformed" });
  });

  test.each([
    ["PUT", ""],
    ["GET", ""],
    ["POST", "/status"],
    ["DELETE", "/rows"],
    ["GET", "/runs"],
  ])("%s %s", async (method, path) => {
    const answer = await client.send(path, { method });
    expect([answer.status, answer.body.code]).toEqual([405, "MethodNotAllowed"]);
    expect(answer.headers.get("Allow")).toMatch(/^(GET|POST)$/);
  });

  test("another path", async () => {
    const answer = await client.get("/nowhere");
    expect([answer.status, answer.body.code]).toEqual([404, "NotFound"]);
  });
});

describe("the bearer token", () => {
  const paths: [string, string][] = [
    ["POST", ""],
    ["GET", "/status"],
    ["POST", "/runs"],
    ["GET", "/rows"],
    ["PUT", ""],
    ["GET", "/nowhere"],
  ];

  test.each(paths)("is asked for by %s %s", async (method, path) => {
    for (const bearer of [null, "", "wrong", token + "x", token.slice(1), "Bearer " + token]) {
      const answer = await client.send(path, { method, bearer, body: method === "POST" ? "{}" : null });
      expect([answer.status, answer.body.code]).toEqual([401, "Unauthorized"]);
      expect(answer.headers.get("WWW-Authenticate")).toBe("Bearer");
    }
  });

  test.each(paths)("must be configured before %s %s does anything", async (method, path) => {
    vi.stubEnv("CONVEX_INGEST_TOKEN", " ");
    for (const bearer of [null, "", token, "undefined"]) {
      const answer = await client.send(path, { method, bearer, body: method === "POST" ? "{}" : null });
      expect([answer.status, answer.body.code]).toEqual([401, "NotConfigured"]);
    }
  });

  test("may be the one before while tokens are rotated", async () => {
    vi.stubEnv("CONVEX_INGEST_TOKEN", "the-new-one");
    expect((await client.get("/status")).status).toBe(401);
    vi.stubEnv("CONVEX_INGEST_TOKEN_PREVIOUS", token);
    expect((await client.get("/status")).status).toBe(200);
    expect((await client.send("/status", { bearer: "the-new-one" })).status).toBe(200);
  });

  test("is read whatever the case of its scheme", async () => {
    const answer = await client.send("/status", { bearer: null, headers: { authorization: `bEARER ${token}` } });
    expect(answer.status).toBe(200);
  });
});

describe("gzip", () => {
  const packed = { headers: { "Content-Encoding": "gzip" } };

  test("is taken, and named by status", async () => {
    const body = gzipSync(JSON.stringify(envelope({ tasks: [await task("1")] })));
    const answer = await client.send("", { method: "POST", body, ...packed });
    expect(answer.body).toMatchObject({ ok: true, counts: { created: 1 } });
    expect((await client.get("/status")).body).toMatchObject({ accepts: ["gzip"] });
    const sent = gzipSync(JSON.stringify({ sourceIdentity: "source-1", run: run("r1") }));
    expect((await client.send("/runs", { method: "POST", body: sent, ...packed })).status).toBe(200);
  });

  test("is unpacked up to the limit only", async () => {
    const answer = await client.send("", { method: "POST", body: gzipSync(Buffer.alloc(64 * MiB, " ")), ...packed });
    expect([answer.status, answer.body.code]).toEqual([413, "TooLarge"]);
  });

  test("that is none is malformed", async () => {
    const answer = await client.send("", { method: "POST", body: "{}", ...packed });
    expect([answer.status, answer.body.code]).toEqual([400, "Malformed"]);
  });

  test("is not named, nor taken, by a runtime without it", async () => {
    vi.stubGlobal("DecompressionStream", undefined);
    expect((await client.get("/status")).body).toMatchObject({ accepts: [] });
    expect((await client.send("", { method: "POST", body: gzipSync("{}"), ...packed })).body).toMatchObject({
      code: "Malformed",
    });
    vi.unstubAllGlobals();
  });
});

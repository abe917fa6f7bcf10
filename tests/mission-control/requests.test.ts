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

describe("an invalid request is rejected", () => {
  const bodies: [string, unknown, number, string][] = [
    ["text that is not JSON", canary, 400, "Malformed"],
    ["truncated JSON", '{"source":"' + canary, 400, "Malformed"],
    ["a list", [canary], 400, "Malformed"],
    ["an empty body", "", 400, "Malformed"],
    ["no schemaVersion", { data: {} }, 400, "Malformed"],
    ["an unknown schemaVersion", envelope({}, { schemaVersion: 3 }), 422, "SchemaNotUnderstood"],
    ["an unknown source", envelope({}, { source: canary }), 400, "Malformed"],
    ["an invalid pulledAt", envelope({}, { pulledAt: canary }), 400, "Malformed"],
    ["an empty runId", envelope({}, { runId: "" }), 400, "Malformed"],
    ["an invalid instanceId", envelope({}, { instanceId: "a/" + canary }), 400, "Malformed"],
    ["no sourceIdentity", envelope({}, { sourceIdentity: undefined }), 400, "Malformed"],
    ["an invalid batch", envelope({}, { batch: canary }), 400, "Malformed"],
    ["an invalid policyId", envelope({}, { policyId: 5 }), 400, "Malformed"],
    ["invalid data", envelope({}, { data: canary }), 400, "Malformed"],
    ["tasks that are not a list", envelope({ tasks: canary }), 400, "Malformed"],
    ["removed that is not a list", envelope({}, { removed: canary }), 400, "Malformed"],
    ["501 records", envelope({ tasks: Array<string>(500).fill(canary) }, { removed: ["task:1"] }), 413, "TooLarge"],
    ["more than 4 MiB", envelope({ tasks: [{ title: "a".repeat(4 * MiB) }] }), 413, "TooLarge"],
  ];

  test.each(bodies)("%s", async (_, body, status, code) => {
    const reply = await client.post(body);
    expect(reply.status).toBe(status);
    expect(reply.body).toEqual({ ok: false, code, message: expect.any(String) as string });
    expect(reply.text).not.toContain(canary);
    expect(await backend.run((ctx) => ctx.db.query("openclawInstances").collect())).toEqual([]);
  });

  test("invalid UTF-8", async () => {
    const reply = await client.send("", { method: "POST", body: new Uint8Array([0x7b, 0xff, 0x7d]) });
    expect(reply.body).toMatchObject({ code: "Malformed" });
  });

  test.each([
    ["PUT", ""],
    ["GET", ""],
    ["POST", "/status"],
    ["DELETE", "/rows"],
    ["GET", "/runs"],
  ])("unsupported method: %s %s", async (method, path) => {
    const reply = await client.send(path, { method });
    expect([reply.status, reply.body.code]).toEqual([405, "MethodNotAllowed"]);
    expect(reply.headers.get("Allow")).toMatch(/^(GET|POST)$/);
  });

  test("unknown path", async () => {
    const reply = await client.get("/nowhere");
    expect([reply.status, reply.body.code]).toEqual([404, "NotFound"]);
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

  test.each(paths)("is required by %s %s", async (method, path) => {
    for (const bearer of [null, "", "wrong", token + "x", token.slice(1), "Bearer " + token]) {
      const reply = await client.send(path, { method, bearer, body: method === "POST" ? "{}" : null });
      expect([reply.status, reply.body.code]).toEqual([401, "Unauthorized"]);
      expect(reply.headers.get("WWW-Authenticate")).toBe("Bearer");
    }
  });

  test.each(paths)("must be configured for %s %s", async (method, path) => {
    vi.stubEnv("CONVEX_INGEST_TOKEN", " ");
    for (const bearer of [null, "", token, "undefined"]) {
      const reply = await client.send(path, { method, bearer, body: method === "POST" ? "{}" : null });
      expect([reply.status, reply.body.code]).toEqual([401, "NotConfigured"]);
    }
  });

  test("can be the previous one while tokens are rotated", async () => {
    vi.stubEnv("CONVEX_INGEST_TOKEN", "the-token-that-is-new");
    expect((await client.get("/status")).status).toBe(401);
    vi.stubEnv("CONVEX_INGEST_TOKEN_PREVIOUS", token);
    expect((await client.get("/status")).status).toBe(200);
    expect((await client.send("/status", { bearer: "the-token-that-is-new" })).status).toBe(200);
  });

  test("can have a scheme in any case", async () => {
    const reply = await client.send("/status", { bearer: null, headers: { authorization: `bEARER ${token}` } });
    expect(reply.status).toBe(200);
  });
});

describe("gzip", () => {
  const gzipHeaders = { headers: { "Content-Encoding": "gzip" } };

  test("is accepted, and reported by GET status", async () => {
    const body = gzipSync(JSON.stringify(envelope({ tasks: [await task("1")] })));
    const reply = await client.send("", { method: "POST", body, ...gzipHeaders });
    expect(reply.body).toMatchObject({ ok: true, counts: { created: 1 } });
    expect((await client.get("/status")).body).toMatchObject({ accepts: ["gzip"] });
    const sent = gzipSync(JSON.stringify({ sourceIdentity: "source-1", run: run("r1") }));
    expect((await client.send("/runs", { method: "POST", body: sent, ...gzipHeaders })).status).toBe(200);
  });

  test("is decompressed only up to the limit", async () => {
    const reply = await client.send("", {
      method: "POST",
      body: gzipSync(Buffer.alloc(64 * MiB, " ")),
      ...gzipHeaders,
    });
    expect([reply.status, reply.body.code]).toEqual([413, "TooLarge"]);
  });

  test("is rejected as malformed if it is invalid", async () => {
    const reply = await client.send("", { method: "POST", body: "{}", ...gzipHeaders });
    expect([reply.status, reply.body.code]).toEqual([400, "Malformed"]);
  });

  test("is neither reported nor accepted if the runtime does not support it", async () => {
    vi.stubGlobal("DecompressionStream", undefined);
    expect((await client.get("/status")).body).toMatchObject({ accepts: [] });
    expect((await client.send("", { method: "POST", body: gzipSync("{}"), ...gzipHeaders })).body).toMatchObject({
      code: "Malformed",
    });
    vi.unstubAllGlobals();
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { startBackend, type Backend } from "./support/backend.js";
import { Client } from "./support/client.js";
import { envelope, run, task } from "./support/rows.js";

let backend: Backend;
let client: Client;
const lines: string[] = [];

beforeEach(() => {
  backend = startBackend();
  client = new Client(backend);
  lines.length = 0;
  for (const method of ["warn", "error", "log"] as const) {
    vi.spyOn(console, method).mockImplementation((...parts: unknown[]) => void lines.push(parts.join(" ")));
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const canary = "canary-of-the-request";

describe("a failed request leaves one line in the log", () => {
  test.each([
    ["a wrong token", () => client.send("/status", { bearer: canary }), "GET /status: Unauthorized (401"],
    ["a body that is not JSON", () => client.post(canary), "POST /: Malformed (400"],
    ["an unknown path", () => client.get(`/${canary}`), "GET /: NotFound (404"],
    ["a run of another source", () => runOfAnother(), "POST /runs: InstanceConflict (409"],
    [
      "an unknown version",
      () => client.post({ schemaVersion: 9, [canary]: canary }),
      "POST /: SchemaNotUnderstood (422",
    ],
  ])("%s, with our code and nothing that was sent", async (_, send, expected) => {
    await send();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("openclaw ingest " + expected);
    expect(lines[0]).not.toContain(canary);
  });

  test("an error of the deployment, with its name and without its message", async () => {
    const error = new RangeError(canary);
    vi.stubGlobal("DecompressionStream", function () {
      throw error;
    });
    await client.send("", { method: "POST", body: "x", headers: { "Content-Encoding": "gzip" } });
    expect(lines).toEqual(["openclaw ingest POST /: Internal (500, RangeError)"]);
  });

  async function runOfAnother() {
    await client.post({ sourceIdentity: "a", run: run("r1") }, "/runs");
    return client.post({ sourceIdentity: canary, run: run("r2") }, "/runs");
  }
});

test("rows that are not stored leave one line with their reasons", async () => {
  await client.post(
    envelope({ tasks: [await task("1"), { ...(await task("2")), title: canary }, { [canary]: canary }, canary] }),
  );
  expect(lines).toEqual(["openclaw ingest POST /: not stored: 1 FingerprintMismatch, 1 UnknownField, 1 NotAnObject"]);
});

test("a request that succeeds leaves no line", async () => {
  await client.post(envelope({ tasks: [await task("1")] }));
  expect(lines).toEqual([]);
});

describe("without gzip", () => {
  const gzip = async (text: string) => {
    const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };

  test.each([
    ["in a runtime that cannot decode it", () => vi.stubGlobal("DecompressionStream", undefined)],
    ["if the deployment turns it off", () => vi.stubEnv("OPENCLAW_GZIP", "off")],
  ])("%s, status says so, plain JSON is stored, and gzip is rejected", async (_, turnOff) => {
    const body = JSON.stringify(envelope({ tasks: [await task("1")] }));
    const packed = await gzip(body);
    turnOff();
    expect((await client.get("/status")).body.accepts).toEqual([]);
    const headers = { "Content-Encoding": "gzip" };
    expect((await client.send("", { method: "POST", body: packed, headers })).body.code).toBe("Malformed");
    expect((await client.post(body)).body.counts).toMatchObject({ created: 1 });
  });
});

test("the ingest endpoint cannot be at the root", async () => {
  const { httpRouter } = await import("convex/server");
  const { registerRoutes } = await import("../../src/mission-control/src/index.js");
  for (const path of ["/", "", "openclaw", "/a//b", "/a?b"]) {
    expect(() => {
      registerRoutes(httpRouter(), { path });
    }).toThrow("below the root");
  }
});

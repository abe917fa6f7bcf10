import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { HarnessProcess } from "./support/harnessProcess.js";
import { envelope, task } from "./support/rows.js";

const token = "a-token-for-the-harness";
const authorization = { Authorization: `Bearer ${token}` };
let harness: HarnessProcess;

beforeAll(async () => {
  harness = await HarnessProcess.start(token);
});

afterAll(() => harness.stop());

beforeEach(() => harness.control("reset"));

type Stats = {
  requests: number;
  attempts: Record<string, number>;
  byPlace: Record<string, number>;
  elsewhere: { requests: number; authorizationSeen: boolean };
  seen: { status: number | null; fault?: string; headers: Record<string, string> }[];
};

const post = async (key = "r:1", redirect: RequestRedirect = "manual") =>
  harness.fetch("/openclaw/ingest", {
    method: "POST",
    redirect,
    headers: { ...authorization, "Idempotency-Key": key },
    body: JSON.stringify(envelope({ tasks: [await task("1")] })),
  });
const readResultStatus = async (response: Response) =>
  ((await response.json()) as { results: { status: string }[] }).results[0]?.status;
const tasks = async () => (await harness.control<{ openclawTasks: unknown[] }>("dump")).openclawTasks;
const stats = () => harness.control<Stats>("stats");

test("serves the ingest endpoint over HTTP", async () => {
  expect(await readResultStatus(await post())).toBe("Created");
  expect(await readResultStatus(await post())).toBe("Unchanged");
  const compressed = gzipSync(JSON.stringify(envelope({ tasks: [await task("2")] })));
  const response = await harness.fetch("/openclaw/ingest", {
    method: "POST",
    headers: { ...authorization, "Content-Encoding": "gzip" },
    body: compressed,
  });
  expect(await readResultStatus(response)).toBe("Created");
  expect(await tasks()).toHaveLength(2);
});

test("reset starts an empty deployment with a new identity", async () => {
  const identity = async () =>
    (
      (await (await harness.fetch("/openclaw/ingest/status", { headers: authorization })).json()) as {
        identity: string;
      }
    ).identity;
  const before = await identity();
  await post();
  await harness.control("reset");
  expect([await tasks(), (await stats()).requests]).toEqual([[], 0]);
  expect(await identity()).not.toBe(before);
});

test("load restores a dump, and inserts rows that the gate would reject", async () => {
  await post();
  const dump = await harness.control<Record<string, unknown[]>>("dump");
  await harness.control("reset");
  await harness.control("load", dump);
  expect(await readResultStatus(await post())).toBe("Unchanged");
  const planted = {
    ...(await task("2", { title: "ghp_" + "a1B2c3D4e5F6g7H8i9J0".repeat(2) })),
    updatedAt: 1,
    instanceId: "",
  };
  await harness.control("load", { openclawTasks: [planted] });
  expect(await tasks()).toMatchObject([{ sourceId: "1" }, { title: planted.title }]);
});

test("reset sets environment variables until the next reset", async () => {
  await harness.control("reset", { env: { CONVEX_INGEST_TOKEN: "another" } });
  expect((await post()).status).toBe(401);
  await harness.control("reset", { env: { CONVEX_INGEST_TOKEN: null } });
  expect(((await (await post()).json()) as { code: string }).code).toBe("NotConfigured");
  await harness.control("reset");
  expect((await post()).status).toBe(200);
});

describe("injected faults", () => {
  test.each([
    [429, 1],
    [503, undefined],
    [401, undefined],
    [413, undefined],
  ])("reply with status %i and Retry-After %s", async (status, retryAfter) => {
    await harness.control("fault", { kind: "status", status, retryAfter });
    const faulty = await post();
    expect([faulty.status, faulty.headers.get("Retry-After")]).toEqual([
      status,
      retryAfter === undefined ? null : String(retryAfter),
    ]);
    expect(await tasks()).toEqual([]);
    expect(await readResultStatus(await post())).toBe("Created");
  });

  test("dropBefore drops the connection before anything is written", async () => {
    await harness.control("fault", { kind: "dropBefore" });
    await expect(post()).rejects.toThrow();
    expect(await tasks()).toEqual([]);
    expect(await readResultStatus(await post())).toBe("Created");
  });

  test("dropAfter drops the connection after the commit, and a retry finds the rows", async () => {
    await harness.control("fault", { kind: "dropAfter" });
    await expect(post()).rejects.toThrow();
    expect(await tasks()).toHaveLength(1);
    expect(await readResultStatus(await post())).toBe("Unchanged");
  });

  test("truncate sends half of the reply after the commit", async () => {
    await harness.control("fault", { kind: "truncate" });
    await expect(post().then((response) => response.text())).rejects.toThrow();
    expect(await tasks()).toHaveLength(1);
  });

  test("of an unknown kind are rejected", async () => {
    const response = await harness.fetch("/__test/fault", { method: "POST", body: '{"kind":"flood"}' });
    expect(response.status).toBe(400);
  });

  test("slow delays the reply", async () => {
    await harness.control("fault", { kind: "slow", ms: 300 });
    const start = Date.now();
    expect(await readResultStatus(await post())).toBe("Created");
    expect(Date.now() - start).toBeGreaterThanOrEqual(290);
  });

  test("redirect leads to the second origin, and the stats show who followed", async () => {
    await harness.control("fault", { kind: "redirect", status: 307, times: 2 });
    const stayed = await post();
    expect([stayed.status, stayed.headers.get("Location")]).toEqual([
      307,
      expect.stringContaining("http://127.0.0.1:") as string,
    ]);
    expect((await stats()).elsewhere).toEqual({ requests: 0, authorizationSeen: false });
    await post("r:1", "follow");
    expect((await stats()).elsewhere.requests).toBe(1);
  });

  test("apply to the requests that they name, in order", async () => {
    await harness.control("fault", [
      { kind: "status", status: 503, on: "status" },
      { kind: "status", status: 429, times: 2 },
    ]);
    expect([(await post()).status, (await post()).status, (await post()).status]).toEqual([429, 429, 200]);
    expect((await harness.fetch("/openclaw/ingest/status", { headers: authorization })).status).toBe(503);
  });
});

test("the stats count attempts and do not contain the token", async () => {
  await harness.control("fault", { kind: "status", status: 503 });
  await post("r:1");
  await post("r:1");
  await post("r:2");
  const seen = await stats();
  expect(seen.attempts).toEqual({ "r:1": 2, "r:2": 1 });
  expect(seen.seen.map(({ status, fault }) => [status, fault])).toEqual([
    [503, "status"],
    [200, undefined],
    [200, undefined],
  ]);
  expect(seen.seen[0]?.headers.authorization).toBe("Bearer");
  expect(JSON.stringify(seen)).not.toContain(token);
});

test("the function API runs public queries as the identity of a JWT, and no internal functions", async () => {
  await harness.fetch("/openclaw/ingest", {
    method: "POST",
    headers: authorization,
    body: JSON.stringify(envelope({ tasks: [await task("1", { ownerId: "alice" })] })),
  });
  const query = async (path: string, claims?: object) => {
    const jwt = claims && `x.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.x`;
    const response = await harness.fetch("/api/query", {
      method: "POST",
      headers: jwt ? { Authorization: `Bearer ${jwt}` } : {},
      body: JSON.stringify({ path, args: { paginationOpts: { numItems: 10, cursor: null } } }),
    });
    return (await response.json()) as { status: string; value: { page: unknown[] } };
  };
  expect((await query("openclaw:tasks", { sub: "alice", iss: "https://id.example" })).value.page).toHaveLength(1);
  expect((await query("openclaw:tasks", { sub: "bob", iss: "https://id.example" })).value.page).toEqual([]);
  expect((await query("openclaw:tasks")).value.page).toEqual([]);
  expect((await query("openclaw:rowsPage", { sub: "alice" })).status).toBe("error");
});

import { beforeEach, describe, expect, test } from "vitest";
import { startBackend } from "./support/backend.js";
import { Client } from "./support/client.js";
import { cron, envelope, memory, task } from "./support/rows.js";

let client: Client;

beforeEach(() => {
  client = new Client(startBackend());
});

async function readAll(query = "", limit = 2) {
  const rows: { kind: string; row: Record<string, unknown> }[] = [];
  const pages: number[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const { body } = await client.get(
      `/rows?source=source-1&limit=${limit}&cursor=${encodeURIComponent(cursor)}${query}`,
    );
    expect(body.isDone).toBe(body.cursor === null);
    rows.push(...(body.rows ?? []));
    pages.push(body.rows?.length ?? 0);
    cursor = body.cursor as string | null;
  }
  return { rows, pages };
}

describe("GET rows", () => {
  test("returns the stored rows by kind and key, including tombstones", async () => {
    const sent = {
      tasks: [await task("b"), await task("a")],
      cronJobs: [await cron("j")],
      memoryEntries: [await memory("m/é #1&?"), await memory("n")],
    };
    await client.post(envelope(sent));
    await client.post(envelope({}, { removed: ["task:a"] }));
    const { rows, pages } = await readAll();
    expect(pages).toEqual([2, 2, 1]);
    const time = expect.any(Number) as number;
    expect(rows).toEqual([
      { kind: "task", row: { ...sent.tasks[1], updatedAt: time, removedAt: time } },
      { kind: "task", row: { ...sent.tasks[0], updatedAt: time } },
      { kind: "cron", row: { ...sent.cronJobs[0], updatedAt: time } },
      { kind: "memory", row: { ...sent.memoryEntries[0], updatedAt: time } },
      { kind: "memory", row: { ...sent.memoryEntries[1], updatedAt: time } },
    ]);
  });

  test("returns only rows of the instance", async () => {
    await client.post(envelope({ tasks: [await task("1"), await task("x/1")] }));
    await client.post(envelope({ tasks: [await task("laptop/1")] }, { instanceId: "laptop" }));
    expect((await readAll()).rows.map(({ row }) => row.sourceKey)).toEqual(["task:1", "task:x/1"]);
    expect((await readAll("&instance=laptop")).rows.map(({ row }) => row.sourceKey)).toEqual(["task:laptop/1"]);
    expect((await readAll("&instance=x")).rows).toEqual([]);
  });

  test("ends a page of large rows before the limit", async () => {
    const large = (id: string) => task(id, { labels: Array.from({ length: 15 }, () => "a".repeat(60_000)) });
    await client.post(envelope({ tasks: [await large("1"), await large("2"), await large("3"), await large("4")] }));
    await client.post(envelope({ tasks: [await large("5"), await large("6"), await large("7")] }));
    const { rows, pages } = await readAll("", 500);
    expect([rows.length, pages]).toEqual([7, [5, 2]]);
  });

  test("reports that a page is the last one, even if it is full", async () => {
    await client.post(envelope({ tasks: [await task("1"), await task("2")] }));
    expect((await client.get("/rows?source=source-1&limit=2")).body).toMatchObject({ cursor: null, isDone: true });
  });

  test.each(["limit=0", "limit=x", "limit=1.5", "instance=a/b"])("rejects %s", async (query) => {
    expect((await client.get("/rows?" + query)).body).toMatchObject({ ok: false, code: "Malformed" });
  });
});

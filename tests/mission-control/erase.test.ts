import { beforeEach, describe, expect, test } from "vitest";
import { startBackend, type Backend } from "./support/backend.js";
import { Client } from "./support/client.js";
import { envelope, run, task } from "./support/rows.js";

let backend: Backend;
let client: Client;

beforeEach(() => {
  backend = startBackend();
  client = new Client(backend);
});

const runs = () => backend.run((ctx) => ctx.db.query("openclawSyncRuns").collect());

async function logRuns(count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    const row = run(`r${index}`, { errorSamples: ["note.md: not text"] });
    await client.post({ sourceIdentity: "source-1", run: row }, "/runs");
  }
}

const erase = (what: unknown, overrides: Record<string, unknown> = {}) =>
  client.post({ instanceId: "", sourceIdentity: "source-1", what, ...overrides }, "/erase");

describe("erasing the run log", () => {
  test("samples are erased and runs stay", async () => {
    await logRuns(3);
    expect((await erase("samples")).body).toEqual({ ok: true, runs: 0 });
    expect((await runs()).map(({ errorSamples }) => errorSamples)).toEqual([[], [], []]);
  });

  test("runs of the instance are erased, in several transactions if there are many", async () => {
    await logRuns(130);
    await client.post({ sourceIdentity: "source-1", run: run("b", { instanceId: "b" }) }, "/runs");
    expect((await erase("runs")).body).toEqual({ ok: true, runs: 130 });
    expect((await runs()).map(({ runId }) => runId)).toEqual(["b"]);
    expect((await client.get("/status?instance=&source=source-1")).body.claim).toBe("yours");
  });

  test("the claim is released with the runs", async () => {
    await logRuns(1);
    expect((await erase("claim")).body.runs).toBe(1);
    expect((await client.get("/status?instance=&source=source-2")).body.claim).toBe("free");
    expect((await erase("claim")).status).toBe(200);
  });

  test("another source erases nothing, and neither does an invalid request", async () => {
    await logRuns(1);
    expect((await erase("runs", { sourceIdentity: "source-2" })).body.code).toBe("InstanceConflict");
    expect((await erase("rows")).body.code).toBe("Malformed");
    expect((await erase("runs", { instanceId: "a/b" })).body.code).toBe("Malformed");
    expect(await runs()).toHaveLength(1);
  });
});

describe("a row that was changed in the deployment", () => {
  test("is repaired when it is sent again, although its fingerprint is the same", async () => {
    const row = await task("1");
    await client.post(envelope({ tasks: [row] }));
    await backend.run(async (ctx) => {
      const stored = await ctx.db.query("openclawTasks").first();
      if (stored) await ctx.db.patch(stored._id, { title: "Forged" });
    });
    const reply = await client.post(envelope({ tasks: [row] }));
    expect(reply.body.results).toEqual([{ sourceKey: "task:1", status: "Updated", repaired: true }]);
    expect((await client.post(envelope({ tasks: [row] }))).body.results?.[0]?.status).toBe("Unchanged");
  });
});

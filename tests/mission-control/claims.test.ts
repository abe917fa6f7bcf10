import { beforeEach, describe, expect, test } from "vitest";
import { internal } from "../../src/mission-control/convex/_generated/api.js";
import { startBackend, type Backend } from "./support/backend.js";
import { Client } from "./support/client.js";
import { envelope, run, task } from "./support/rows.js";

let backend: Backend;
let client: Client;

beforeEach(() => {
  backend = startBackend();
  client = new Client(backend);
});

const statusOf = async (instance: string, source: string) =>
  (await client.get(`/status?instance=${instance}&source=${source}`)).body;

describe("an instance", () => {
  test("belongs to the first source that writes to it", async () => {
    await client.post(envelope({ tasks: [await task("1")] }));
    const other = await client.post(
      envelope({ tasks: [await task("1", { title: "Other" })] }, { sourceIdentity: "source-2" }),
    );
    expect([other.status, other.body.code]).toEqual([409, "InstanceConflict"]);
    expect(await backend.run((ctx) => ctx.db.query("openclawTasks").collect())).toMatchObject([{ title: "Deploy" }]);
  });

  test("is free again once it was released by hand, and its rows are taken over", async () => {
    await client.post(envelope({ tasks: [await task("1")] }));
    expect(await backend.mutation(internal.openclaw.release, { instanceId: "" })).toBe(true);
    const other = await client.post(
      envelope({ tasks: [await task("1", { title: "Other" })] }, { sourceIdentity: "source-2" }),
    );
    expect([other.status, other.body.results?.[0]?.status]).toEqual([200, "Updated"]);
    expect(await backend.mutation(internal.openclaw.release, { instanceId: "nobody's" })).toBe(false);
  });

  test("is claimed by a batch of nothing, and by a run", async () => {
    await client.post(envelope({}));
    await client.post({ sourceIdentity: "source-2", run: run("r", { instanceId: "b" }) }, "/runs");
    expect([(await statusOf("", "source-1")).claim, (await statusOf("b", "source-2")).claim]).toEqual([
      "yours",
      "yours",
    ]);
  });

  test("names the run of its last batch, so that a run which was killed is known too", async () => {
    await client.post(envelope({ tasks: [await task("1")] }, { runId: "killed" }));
    expect((await statusOf("", "source-1")).lastRunId).toBe("killed");
    await client.post({ sourceIdentity: "source-1", run: run("next") }, "/runs");
    expect((await statusOf("", "source-1")).lastRunId).toBe("next");
  });

  test("is not claimed by looking", async () => {
    await statusOf("a", "source-1");
    await client.get("/rows?instance=a");
    expect((await statusOf("a", "source-2")).claim).toBe("free");
  });

  test("has a namespace that its rows cannot leave", async () => {
    const rows = [
      await task("laptop/1"),
      await task("1"),
      await task("laptop/"),
      await task("laptopx/1"),
      await task("desk/1"),
    ];
    const { body } = await client.post(envelope({ tasks: rows }, { instanceId: "laptop", removed: ["task:1"] }));
    expect(body.results?.map(({ status, reason }) => reason ?? status)).toEqual([
      "Created",
      "OutsideInstance",
      "OutsideInstance",
      "OutsideInstance",
      "OutsideInstance",
      "OutsideInstance",
    ]);
  });

  test("keeps its rows from the unnamed instance, whose ids may look alike", async () => {
    await client.post(envelope({ tasks: [await task("laptop/1")] }, { instanceId: "laptop" }));
    const { body } = await client.post(
      envelope(
        { tasks: [await task("laptop/1", { title: "Other" }), await task("laptop/2")] },
        { sourceIdentity: "source-2", removed: ["task:laptop/1"] },
      ),
    );
    expect(body.results).toEqual([
      { sourceKey: "task:laptop/1", status: "Failed", reason: "OutsideInstance" },
      { sourceKey: "task:laptop/2", status: "Created" },
      { sourceKey: "task:laptop/1", status: "Failed", reason: "OutsideInstance" },
    ]);
  });
});

describe("status", () => {
  test("tells who the deployment is, and stays with it", async () => {
    const first = await statusOf("", "");
    const second = await statusOf("", "source-1");
    expect(first).toEqual({
      ok: true,
      identity: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      claim: "free",
      lastRunId: null,
      schemaVersion: 2,
      serverTime: expect.any(Number) as number,
      accepts: ["gzip"],
      limits: { records: 500, bytes: 4_194_304 },
    });
    expect(second.identity).toBe(first.identity);
    backend = startBackend();
    client = new Client(backend);
    expect((await statusOf("", "")).identity).not.toBe(first.identity);
  });

  test("tells the last run to its source alone", async () => {
    await client.post({ sourceIdentity: "source-1", run: run("r1") }, "/runs");
    expect(await statusOf("", "source-1")).toMatchObject({ claim: "yours", lastRunId: "r1" });
    expect(await statusOf("", "source-2")).toMatchObject({ claim: "other", lastRunId: null });
    expect(await statusOf("b", "source-1")).toMatchObject({ claim: "free", lastRunId: null });
  });

  test.each(["instance=a/b", "source=a%20b"])("refuses %s", async (query) => {
    expect((await client.get("/status?" + query)).body).toMatchObject({ ok: false, code: "Malformed" });
  });
});

describe("a run", () => {
  test("is kept once, however often it is posted", async () => {
    const first = await client.post({ sourceIdentity: "source-1", run: run("r1") }, "/runs");
    const again = await client.post({ sourceIdentity: "source-1", run: run("r1", { created: 5 }) }, "/runs");
    expect([first.body, again.body]).toEqual([
      { ok: true, status: "Created" },
      { ok: true, status: "Updated" },
    ]);
    const rows = await backend.run((ctx) => ctx.db.query("openclawSyncRuns").collect());
    expect(rows).toMatchObject([run("r1", { created: 5 })]);
  });

  test("is not written by batches", async () => {
    await client.post(envelope({ tasks: [await task("1")] }));
    expect(await backend.run((ctx) => ctx.db.query("openclawSyncRuns").collect())).toEqual([]);
  });

  test("of another source, or under another instance's run id, is refused", async () => {
    await client.post({ sourceIdentity: "source-1", run: run("r1") }, "/runs");
    const other = await client.post({ sourceIdentity: "source-2", run: run("r2") }, "/runs");
    const taken = await client.post({ sourceIdentity: "source-2", run: run("r1", { instanceId: "b" }) }, "/runs");
    expect([other.status, taken.status, taken.body.code]).toEqual([409, 409, "InstanceConflict"]);
  });

  const fake = "ghp_" + "a1B2c3D4e5F6g7H8i9J0".repeat(2);
  test.each([
    ["no source", { run: run("r1") }, "Malformed"],
    ["no run", { sourceIdentity: "s" }, "Malformed"],
    ["an unknown field", { sourceIdentity: "s", run: run("r1", { prompt: fake }) }, "Malformed"],
    ["a wrong cursor", { sourceIdentity: "s", run: run("r1", { cursorTo: { tasks: fake } }) }, "Malformed"],
    ["a wrong status", { sourceIdentity: "s", run: run("r1", { status: fake }) }, "Malformed"],
    ["no run id", { sourceIdentity: "s", run: run("") }, "Malformed"],
    [
      "a secret in an error sample",
      { sourceIdentity: "s", run: run("r1", { errorSamples: [`x ${fake}`] }) },
      "SecretRefused",
    ],
  ])("with %s is refused", async (_, body, code) => {
    const answer = await client.post(body, "/runs");
    expect([answer.status, answer.body.code]).toEqual([400, code]);
    expect(answer.text).not.toContain(fake);
  });
});

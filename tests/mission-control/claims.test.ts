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

const getStatus = async (instance: string, source: string) =>
  (await client.get(`/status?instance=${instance}&source=${source}`)).body;

describe("claims", () => {
  test("the first source that writes to an instance claims it", async () => {
    await client.post(envelope({ tasks: [await task("1")] }));
    const other = await client.post(
      envelope({ tasks: [await task("1", { title: "Other" })] }, { sourceIdentity: "source-2" }),
    );
    expect([other.status, other.body.code]).toEqual([409, "InstanceConflict"]);
    expect(await backend.run((ctx) => ctx.db.query("openclawTasks").collect())).toMatchObject([{ title: "Deploy" }]);
  });

  test("another source can claim a released instance and update its rows", async () => {
    await client.post(envelope({ tasks: [await task("1")] }));
    expect(await backend.mutation(internal.openclaw.release, { instanceId: "" })).toBe(true);
    const other = await client.post(
      envelope({ tasks: [await task("1", { title: "Other" })] }, { sourceIdentity: "source-2" }),
    );
    expect([other.status, other.body.results?.[0]?.status]).toEqual([200, "Updated"]);
    expect(await backend.mutation(internal.openclaw.release, { instanceId: "nobody's" })).toBe(false);
  });

  test("an empty batch or a run claims the instance too", async () => {
    await client.post(envelope({}));
    await client.post({ sourceIdentity: "source-2", run: run("r", { instanceId: "b" }) }, "/runs");
    expect([(await getStatus("", "source-1")).claim, (await getStatus("b", "source-2")).claim]).toEqual([
      "yours",
      "yours",
    ]);
  });

  test("the last run is recorded by its first batch, so that a killed run is known", async () => {
    await client.post(envelope({ tasks: [await task("1")] }, { runId: "killed" }));
    expect((await getStatus("", "source-1")).lastRunId).toBe("killed");
    await client.post({ sourceIdentity: "source-1", run: run("next") }, "/runs");
    expect((await getStatus("", "source-1")).lastRunId).toBe("next");
  });

  test("reading does not claim the instance", async () => {
    await getStatus("a", "source-1");
    await client.get("/rows?instance=a");
    expect((await getStatus("a", "source-2")).claim).toBe("free");
  });

  test("rows outside the namespace of the instance are rejected", async () => {
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

  test("the unnamed instance cannot change rows of a named one that have the same key", async () => {
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

describe("GET status", () => {
  test("reports the identity of the deployment, which does not change", async () => {
    const first = await getStatus("", "");
    const second = await getStatus("", "source-1");
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
    expect((await getStatus("", "")).identity).not.toBe(first.identity);
  });

  test("reports the last run only to the source that made it", async () => {
    await client.post({ sourceIdentity: "source-1", run: run("r1") }, "/runs");
    expect(await getStatus("", "source-1")).toMatchObject({ claim: "yours", lastRunId: "r1" });
    expect(await getStatus("", "source-2")).toMatchObject({ claim: "other", lastRunId: null });
    expect(await getStatus("b", "source-1")).toMatchObject({ claim: "free", lastRunId: null });
  });

  test.each(["instance=a/b", "source=a%20b"])("rejects %s", async (query) => {
    expect((await client.get("/status?" + query)).body).toMatchObject({ ok: false, code: "Malformed" });
  });
});

describe("POST runs", () => {
  test("replaces a run that was posted before", async () => {
    const first = await client.post({ sourceIdentity: "source-1", run: run("r1") }, "/runs");
    const again = await client.post({ sourceIdentity: "source-1", run: run("r1", { created: 5 }) }, "/runs");
    expect([first.body, again.body]).toEqual([
      { ok: true, status: "Created" },
      { ok: true, status: "Updated" },
    ]);
    const rows = await backend.run((ctx) => ctx.db.query("openclawSyncRuns").collect());
    expect(rows).toMatchObject([run("r1", { created: 5 })]);
  });

  test("is the only way to create a run; batches do not", async () => {
    await client.post(envelope({ tasks: [await task("1")] }));
    expect(await backend.run((ctx) => ctx.db.query("openclawSyncRuns").collect())).toEqual([]);
  });

  test("rejects a run of another source, or with the run id of another instance", async () => {
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
    ["an invalid cursor", { sourceIdentity: "s", run: run("r1", { cursorTo: { tasks: fake } }) }, "Malformed"],
    ["an invalid status", { sourceIdentity: "s", run: run("r1", { status: fake }) }, "Malformed"],
    ["no run id", { sourceIdentity: "s", run: run("") }, "Malformed"],
    [
      "a secret in an error sample",
      { sourceIdentity: "s", run: run("r1", { errorSamples: [`x ${fake}`] }) },
      "SecretRefused",
    ],
  ])("rejects a run with %s", async (_, body, code) => {
    const reply = await client.post(body, "/runs");
    expect([reply.status, reply.body.code]).toEqual([400, code]);
    expect(reply.text).not.toContain(fake);
  });
});

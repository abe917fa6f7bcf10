import { beforeEach, describe, expect, test } from "vitest";
import { startBackend, type Backend } from "./support/backend.js";
import { Client } from "./support/client.js";
import { cron, envelope, memory, withFingerprint, task } from "./support/rows.js";

let backend: Backend;
let client: Client;

beforeEach(() => {
  backend = startBackend();
  client = new Client(backend);
});

const stored = () => backend.run((ctx) => ctx.db.query("openclawTasks").collect());

describe("a batch", () => {
  test("creates rows of every kind and replies in the order of the request", async () => {
    const { status, body } = await client.post(
      envelope(
        {
          memoryEntries: [await memory("main/MEMORY.md#a")],
          tasks: [await task("2"), await task("1")],
          cronJobs: [await cron("j")],
        },
        { removed: ["task:9"] },
      ),
    );
    expect(status).toBe(200);
    expect(body).toEqual({
      ok: true,
      counts: { created: 4, updated: 0, unchanged: 1, removed: 0, erased: 0, failed: 0 },
      results: [
        { sourceKey: "task:2", status: "Created" },
        { sourceKey: "task:1", status: "Created" },
        { sourceKey: "cron:j", status: "Created" },
        { sourceKey: "memory:main/MEMORY.md#a", status: "Created" },
        { sourceKey: "task:9", status: "Unchanged" },
      ],
    });
  });

  test("erases rows without a tombstone, but not those of another instance", async () => {
    await client.post(envelope({ tasks: [await task("1"), await task("2")] }));
    const { body } = await client.post(envelope({}, { erased: ["task:1", "task:9"] }));
    expect(body).toMatchObject({
      counts: { erased: 1, unchanged: 1 },
      results: [
        { sourceKey: "task:1", status: "Erased" },
        { sourceKey: "task:9", status: "Unchanged" },
      ],
    });
    expect((await stored()).map(({ sourceKey }) => sourceKey)).toEqual(["task:2"]);

    const other = await client.post(
      envelope({}, { instanceId: "laptop", sourceIdentity: "source-2", erased: ["task:2"] }),
    );
    expect(other.body.results).toMatchObject([{ status: "Failed", reason: "OutsideInstance" }]);
  });

  test("does not repeat an erased key that contains a secret", async () => {
    const { body } = await client.post(envelope({}, { erased: [`task:${"ghp_" + "x9Kd2LmP".repeat(4) + "Qz7R"}`] }));
    expect(body.results).toEqual([{ sourceKey: "", status: "Unchanged" }]);
  });

  test("changes nothing when it is sent again", async () => {
    const body = envelope({ tasks: [await task("1")], cronJobs: [await cron("j")] });
    await client.post(body);
    const before = await stored();
    const again = await client.post(body);
    expect(again.body.counts).toEqual({ created: 0, updated: 0, unchanged: 2, removed: 0, erased: 0, failed: 0 });
    expect(await stored()).toEqual(before);
  });

  test("can be empty", async () => {
    const { body } = await client.post(envelope({}));
    expect(body).toMatchObject({ ok: true, results: [] });
  });
});

describe("a row", () => {
  test("that changed is updated, with the time of the server", async () => {
    await client.post(envelope({ tasks: [await task("1", { summary: "half" })] }));
    const [before] = await stored();
    const { body } = await client.post(envelope({ tasks: [await task("1", { status: "succeeded" })] }));
    const [after] = await stored();
    expect(body.results).toEqual([{ sourceKey: "task:1", status: "Updated" }]);
    expect(after).toMatchObject({ status: "succeeded", _id: before?._id, _creationTime: before?._creationTime });
    expect(after).not.toHaveProperty("summary");
    expect(after?.updatedAt).toBeGreaterThanOrEqual(before?.updatedAt ?? Infinity);
  });

  test("is Unchanged if only its bookkeeping fields changed, but these are stored", async () => {
    await client.post(envelope({ tasks: [await task("1", { sourceUpdatedAt: 1 })] }));
    const [before] = await stored();
    const { body } = await client.post(
      envelope({ tasks: [await task("1", { sourceUpdatedAt: 2, sourceFormat: "openclaw.sqlite/19" })] }),
    );
    expect(body.results).toEqual([{ sourceKey: "task:1", status: "Unchanged" }]);
    expect(await stored()).toEqual([{ ...before, sourceUpdatedAt: 2, sourceFormat: "openclaw.sqlite/19" }]);
  });

  test("that is twice in one batch ends up as the later one", async () => {
    const { body } = await client.post(envelope({ tasks: [await task("1"), await task("1", { title: "Later" })] }));
    expect(body.results?.map(({ status }) => status)).toEqual(["Created", "Updated"]);
    expect(await stored()).toMatchObject([{ title: "Later" }]);
  });

  test("is stored as sent, plus updatedAt and instanceId", async () => {
    const row = await task("1", { createdAt: 5, redactedPaths: ["title"], redactionReason: "password" });
    await client.post(envelope({ tasks: [row] }));
    const [{ _id, _creationTime, updatedAt, ...rest } = {} as never] = await stored();
    expect(rest).toEqual({ ...row, instanceId: "" });
    expect(updatedAt).toBeTypeOf("number");
  });
});

describe("a tombstone", () => {
  beforeEach(async () => {
    await client.post(envelope({ tasks: [await task("1")] }));
  });

  test("is created once", async () => {
    const first = await client.post(envelope({}, { removed: ["task:1"] }));
    const [row] = await stored();
    const second = await client.post(envelope({}, { removed: ["task:1"] }));
    expect(first.body).toMatchObject({ counts: { removed: 1 }, results: [{ sourceKey: "task:1", status: "Removed" }] });
    expect(second.body).toMatchObject({
      counts: { removed: 0, unchanged: 1 },
      results: [{ sourceKey: "task:1", status: "Unchanged" }],
    });
    expect(row?.removedAt).toBe(row?.updatedAt);
    expect(await stored()).toEqual([row]);
  });

  test("is replaced when the record is sent again, which counts as an update", async () => {
    await client.post(envelope({}, { removed: ["task:1"] }));
    const { body } = await client.post(envelope({ tasks: [await task("1")] }));
    expect(body.results).toEqual([{ sourceKey: "task:1", status: "Updated" }]);
    expect((await stored())[0]).not.toHaveProperty("removedAt");
  });

  test("can be sent as a redacted row", async () => {
    const scrubbed = await withFingerprint({ ...(await task("1", { title: "[REDACTED]" })), removedAt: 7 });
    const { body } = await client.post(envelope({ tasks: [scrubbed] }));
    expect(body.results).toEqual([{ sourceKey: "task:1", status: "Updated" }]);
    expect(await stored()).toMatchObject([{ title: "[REDACTED]", removedAt: 7 }]);
  });

  test("with an invalid key is rejected alone", async () => {
    const { body } = await client.post(envelope({}, { removed: ["nothing", 5, "task:1"] }));
    expect(body.results).toEqual([
      { sourceKey: "", status: "Failed", reason: "KeyMismatch" },
      { sourceKey: "", status: "Failed", reason: "WrongType" },
      { sourceKey: "task:1", status: "Removed" },
    ]);
  });
});

import { expect, test, vi } from "vitest";
import { toRequestError } from "../../src/mission-control/src/ingest/errors.js";
import { startBackend } from "./support/backend.js";
import { Client } from "./support/client.js";
import { envelope, task } from "./support/rows.js";

const canary = "canary-value-that-must-not-come-back";

test.each([
  "OptimisticConcurrencyControlFailure",
  "TooManyConcurrentRequests",
  "TooManyWrites",
  "ExpiredInQueueOverloaded",
])("%s is reported as Busy with Retry-After", async (name) => {
  const response = toRequestError(new Error(`{"code":"${name}","message":"${canary}"}`)).toResponse();
  expect([response.status, response.headers.get("Retry-After")]).toEqual([503, "2"]);
  expect(await response.text()).not.toContain(canary);
});

test.each([new Error(canary), canary, undefined])(
  "any other error is reported as Internal without its message",
  async (thrown) => {
    const response = toRequestError(thrown).toResponse();
    expect([response.status, response.headers.get("Retry-After")]).toEqual([500, null]);
    expect(await response.json()).toEqual({
      ok: false,
      code: "Internal",
      message: expect.not.stringContaining(canary) as string,
    });
  },
);

test("an error of the database is reported as Internal without its message", async () => {
  const client = new Client(startBackend());
  const row = await task("1", { title: canary });
  vi.spyOn(Date, "now").mockImplementation(() => {
    throw new Error(canary);
  });
  const reply = await client.post(envelope({ tasks: [row] }));
  vi.restoreAllMocks();
  expect([reply.status, reply.body.code]).toEqual([500, "Internal"]);
  expect(reply.text).not.toContain(canary);
});

test("concurrent batches create each row once", async () => {
  const backend = startBackend();
  const client = new Client(backend);
  const body = envelope({ tasks: [await task("1"), await task("2")] });
  const replies = await Promise.all(Array.from({ length: 20 }, () => client.post(body)));
  expect(replies.reduce((sum, reply) => sum + (reply.body.counts?.created ?? 0), 0)).toBe(2);
  expect(await backend.run((ctx) => ctx.db.query("openclawTasks").collect())).toHaveLength(2);
});

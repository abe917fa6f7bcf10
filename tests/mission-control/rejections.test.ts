import { beforeEach, expect, test } from "vitest";
import { startBackend, type Backend } from "./support/backend.js";
import { Client } from "./support/client.js";
import { envelope, memory, withFingerprint, task } from "./support/rows.js";

let backend: Backend;
let client: Client;

beforeEach(() => {
  backend = startBackend();
  client = new Client(backend);
});

const canary = "canary-value-that-must-not-come-back";

const good = () => task("good");
const withField = async (extra: Record<string, unknown>) => withFingerprint({ ...(await task("bad")), ...extra });
const without = async (name: string) =>
  Object.fromEntries(Object.entries(await task("bad")).filter(([field]) => field !== name));

const bad: [string, () => unknown, Record<string, unknown>][] = [
  ["text instead of a row", () => canary, { sourceKey: "", reason: "NotAnObject" }],
  ["a list instead of a row", () => [canary], { sourceKey: "", reason: "NotAnObject" }],
  ["an unknown field", () => withField({ prompt: canary }), { sourceKey: "task:bad", reason: "UnknownField" }],
  [
    "a field whose name is a value",
    () => withField({ [canary]: 1 }),
    { sourceKey: "task:bad", reason: "UnknownField" },
  ],
  ["a field of the server", () => withField({ updatedAt: 5 }), { sourceKey: "task:bad", reason: "UnknownField" }],
  [
    "another field of the server",
    () => withField({ instanceId: "" }),
    { sourceKey: "task:bad", reason: "UnknownField" },
  ],
  [
    "__proto__",
    async (): Promise<unknown> =>
      JSON.parse(JSON.stringify(await task("bad")).replace("{", '{"__proto__":{"title":"x"},')),
    { sourceKey: "task:bad", reason: "UnknownField" },
  ],
  ["a missing title", () => without("title"), { sourceKey: "task:bad", reason: "MissingField", field: "title" }],
  [
    "a missing fingerprint",
    () => without("fingerprint"),
    { sourceKey: "task:bad", reason: "MissingField", field: "fingerprint" },
  ],
  ["a missing key", () => without("sourceKey"), { sourceKey: "", reason: "MissingField", field: "sourceKey" }],
  [
    "null instead of an absent field",
    () => withField({ summary: null }),
    { sourceKey: "task:bad", reason: "WrongType", field: "summary" },
  ],
  ["a number for text", () => withField({ title: 5 }), { sourceKey: "task:bad", reason: "WrongType", field: "title" }],
  [
    "text for a time",
    () => withField({ createdAt: canary }),
    { sourceKey: "task:bad", reason: "WrongType", field: "createdAt" },
  ],
  [
    "a fraction",
    () => withField({ createdAt: 1.5 }),
    { sourceKey: "task:bad", reason: "WrongType", field: "createdAt" },
  ],
  [
    "an unsafe integer",
    () => withField({ createdAt: 2 ** 53 }),
    { sourceKey: "task:bad", reason: "WrongType", field: "createdAt" },
  ],
  [
    "an unknown visibility",
    () => withField({ visibility: canary }),
    { sourceKey: "task:bad", reason: "WrongType", field: "visibility" },
  ],
  [
    "numbers in a list of text",
    () => withField({ redactedPaths: [canary, 5] }),
    { sourceKey: "task:bad", reason: "WrongType", field: "redactedPaths" },
  ],
  [
    "a list that is too long",
    () => withField({ redactedPaths: Array<string>(8193).fill("a") }),
    { sourceKey: "task:bad", reason: "DocumentTooLarge", field: "redactedPaths" },
  ],
  [
    "an unpaired surrogate",
    () => withField({ title: "\ud800" }),
    { sourceKey: "task:bad", reason: "InvalidText", field: "title" },
  ],
  [
    "a key of another kind",
    () => withField({ sourceKey: "cron:bad" }),
    { sourceKey: "cron:bad", reason: "KeyMismatch" },
  ],
  [
    "a key that does not match the id",
    () => withField({ sourceId: canary }),
    { sourceKey: "task:bad", reason: "KeyMismatch" },
  ],
  ["an empty id", () => withField({ sourceKey: "task:", sourceId: "" }), { sourceKey: "task:", reason: "KeyMismatch" }],
  [
    "a text that is too long",
    () => withField({ title: "a".repeat(65_537) }),
    { sourceKey: "task:bad", reason: "TextTooLong", field: "title" },
  ],
  [
    "a negative count",
    () => withField({ tokensUsed: -1 }),
    { sourceKey: "task:bad", reason: "OutOfRange", field: "tokensUsed" },
  ],
  [
    "a time after the year 9999",
    () => withField({ createdAt: 2 ** 53 - 1 }),
    { sourceKey: "task:bad", reason: "OutOfRange", field: "createdAt" },
  ],
  [
    "a tombstone without a time",
    () => withField({ removedAt: 0 }),
    { sourceKey: "task:bad", reason: "OutOfRange", field: "removedAt" },
  ],
  [
    "a row above the maximum size",
    () => withField({ labels: Array.from({ length: 10 }, () => "ä".repeat(53_000)) }),
    { sourceKey: "task:bad", reason: "DocumentTooLarge" },
  ],
  [
    "a fingerprint of other content",
    async () => ({ ...(await task("bad")), title: canary }),
    { sourceKey: "task:bad", reason: "FingerprintMismatch" },
  ],
];

test.each(bad)("%s is rejected alone, with a reason and without the value", async (_, make, expected) => {
  const { status, body, text } = await client.post(envelope({ tasks: [await make(), await good()] }));
  expect(status).toBe(200);
  expect(body.results).toEqual([
    { status: "Failed", ...expected },
    { sourceKey: "task:good", status: "Created" },
  ]);
  expect(body.counts).toMatchObject({ created: 1, failed: 1 });
  expect(text).not.toContain(canary);
});

test("a memory entry of an unknown type is rejected", async () => {
  const entry = await withFingerprint({ ...(await memory("a")), entryType: "weekly" });
  const { body } = await client.post(envelope({ memoryEntries: [entry] }));
  expect(body.results).toEqual([{ sourceKey: "memory:a", status: "Failed", reason: "WrongType", field: "entryType" }]);
});

test("a row just below the maximum size is stored", async () => {
  const row = await withField({ labels: Array.from({ length: 16 }, () => "a".repeat(65_536 - 128)) });
  const { body } = await client.post(envelope({ tasks: [row] }));
  expect(body.counts).toMatchObject({ created: 1, failed: 0 });
});

test("a rejected row does not change the stored one", async () => {
  await client.post(envelope({ tasks: [await task("1")] }));
  await client.post(envelope({ tasks: [{ ...(await task("1")), title: "Other" }] }));
  const rows = await backend.run((ctx) => ctx.db.query("openclawTasks").collect());
  expect(rows).toMatchObject([{ title: "Deploy" }]);
});

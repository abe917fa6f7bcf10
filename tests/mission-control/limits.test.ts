import { beforeEach, expect, test } from "vitest";
import { startBackend, type Backend } from "./support/backend.js";
import { Client } from "./support/client.js";
import { envelope, task } from "./support/rows.js";

let backend: Backend;
let client: Client;

beforeEach(() => {
  backend = startBackend();
  client = new Client(backend);
});

test("a batch of the maximum size fits into one transaction, whether it creates, updates or removes", async () => {
  const ids = Array.from({ length: 500 }, (_, index) => `t${index}`);
  const batch = async (extra: Record<string, unknown>) =>
    envelope({ tasks: await Promise.all(ids.map((id) => task(id, extra))) });
  const counts = [];
  for (const extra of [{}, {}, { status: "failed" }]) counts.push((await client.post(await batch(extra))).body.counts);
  counts.push((await client.post(envelope({}, { removed: ids.map((id) => `task:${id}`) }))).body.counts);
  expect(counts).toEqual([
    { created: 500, updated: 0, unchanged: 0, removed: 0, erased: 0, failed: 0 },
    { created: 0, updated: 0, unchanged: 500, removed: 0, erased: 0, failed: 0 },
    { created: 0, updated: 500, unchanged: 0, removed: 0, erased: 0, failed: 0 },
    { created: 0, updated: 0, unchanged: 0, removed: 500, erased: 0, failed: 0 },
  ]);
}, 60_000);

test("rows that are too large for one transaction are written in several", async () => {
  const ids = Array.from({ length: 20 }, (_, index) => `t${index}`);
  for (let at = 0; at < ids.length; at += 4) {
    const large = await Promise.all(
      ids.slice(at, at + 4).map((id) => task(id, { labels: Array.from({ length: 16 }, () => "a".repeat(62_000)) })),
    );
    expect((await client.post(envelope({ tasks: large }))).body.counts).toMatchObject({ created: 4 });
  }
  const small = await Promise.all(ids.map((id) => task(id)));
  const { body } = await client.post(envelope({ tasks: small }));
  expect(body.results).toEqual(ids.map((id) => ({ sourceKey: `task:${id}`, status: "Updated" })));
}, 60_000);

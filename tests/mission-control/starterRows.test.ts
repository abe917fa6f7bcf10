import { beforeAll, expect, test } from "vitest";
import payload from "../fixtures/starter-payload.json";
import rows from "../fixtures/starter-rows.json";
import { startBackend } from "./support/backend.js";
import { Client } from "./support/client.js";

// The rows were made by the module (Get-OpenClawRecord | Protect-OpenClawRecord) from the same payload.
let stored: Map<unknown, Record<string, unknown>>;

beforeAll(async () => {
  const client = new Client(startBackend());
  const { body } = await client.post(payload);
  expect(body.counts).toMatchObject({ created: rows.length, failed: 0 });
  const page = await client.get("/rows?limit=500");
  stored = new Map((page.body.rows ?? []).map(({ row }) => [row.sourceKey, row]));
});

test.each(rows)("$sourceKey is the row that the module makes, fingerprint included", (row) => {
  const { updatedAt, ...made } = stored.get(row.sourceKey) ?? {};
  expect(made).toEqual(row);
});

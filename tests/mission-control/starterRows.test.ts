import { beforeAll, expect, test } from "vitest";
import payload from "../fixtures/starter-payload.json";
import rows from "../fixtures/starter-rows.json";
import { startBackend } from "./support/backend.js";
import { Client } from "./support/client.js";

// The module created the expected rows from the same payload (Get-OpenClawRecord | Protect-OpenClawRecord).
let stored: Map<unknown, Record<string, unknown>>;

beforeAll(async () => {
  const client = new Client(startBackend());
  const { body } = await client.post(payload);
  expect(body.counts).toMatchObject({ created: rows.length, failed: 0 });
  const page = await client.get("/rows?limit=500");
  stored = new Map((page.body.rows ?? []).map(({ row }) => [row.sourceKey, row]));
});

test.each(rows)("$sourceKey matches the row that the module creates, including its fingerprint", (expected) => {
  const { updatedAt, ...row } = stored.get(expected.sourceKey) ?? {};
  expect(row).toEqual(expected);
});

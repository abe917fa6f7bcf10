import { expect, test } from "vitest";
import vectors from "../fixtures/fingerprint-vectors.json";
import { canonicalRow, fingerprintOf } from "../../src/mission-control/src/rows/fingerprint.js";

test.each(vectors)(
  "$name: the canonical form and the fingerprint match the vector",
  async ({ row, canonical, fingerprint }) => {
    expect(canonicalRow(row)).toBe(canonical);
    expect(await fingerprintOf(row)).toBe(fingerprint);
  },
);

test("undefined fields are not in the canonical form", () => {
  expect(canonicalRow({ title: "x", summary: undefined })).toBe('{"title":"x"}');
});

test("a field can have any name, even __proto__", () => {
  expect(canonicalRow(JSON.parse('{"__proto__":"x","a":1}') as Record<string, unknown>)).toBe(
    '{"__proto__":"x","a":1}',
  );
});

test("the order of the fields does not matter", async () => {
  const fields = Object.entries({ sourceKey: "task:1", title: "a", status: "b", tags: ["c"] });
  const prints = await Promise.all(
    [fields, fields.toReversed()].map((entries) => fingerprintOf(Object.fromEntries(entries))),
  );
  expect(prints[0]).toBe(prints[1]);
});

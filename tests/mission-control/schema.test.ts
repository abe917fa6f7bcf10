import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { bookkeepingFields } from "../../src/mission-control/src/rows/fingerprint.js";
import { serverFields, wireRow } from "../../src/mission-control/src/rows/fields.js";
import { runRow } from "../../src/mission-control/src/rows/runFields.js";
import { tableByKind } from "../../src/mission-control/src/rows/kinds.js";

// The C# sources are the reference for the stored fields. They are parsed here as text.
const readCore = (path: string) =>
  readFileSync(new URL(`../../src/OpenClawSync.Core/${path}`, import.meta.url), "utf8");
const splitWords = (text: string | undefined) => (text ?? "").split(" ").filter((word) => word !== "");

const rowSchema = readCore("Records/RowSchema.cs");
const commonFields = splitWords(/Common =((?:\s*"[^"]*"\s*\+?)+);/.exec(rowSchema)?.[1]?.replaceAll(/["+\n]/g, " "));
// The C# schema writes a field as `name` (text) or `name:type`.
const convexTypes: Record<string, string> = { i: "float64", b: "boolean", l: "array" };

test.each([
  ["Task", "task"],
  ["Cron", "cron"],
  ["Memory", "memory"],
] as const)("the fields of %s rows match the C# schema", (recordKind, kind) => {
  const declaration = new RegExp(`RecordKind\\.${recordKind},\\s*"(\\w+)",((?:\\s*"[^"]*"\\s*\\+?)+)`);
  const [, table, literals] = declaration.exec(rowSchema) ?? [];
  const kindFields = literals?.replaceAll(/["+\n]/g, " ");
  expect(table).toBe(tableByKind[kind]);
  const expected = ["sourceKey", "sourceId", ...splitWords(kindFields), ...commonFields].map((word) => word.split(":"));
  const fields: Record<string, { kind: string }> = { ...wireRow[kind].fields, updatedAt: serverFields.updatedAt };
  expect(Object.keys(fields).toSorted()).toEqual(expected.map(([name]) => name).toSorted());
  for (const [name = "", type = ""] of expected) {
    const actual = fields[name]?.kind;
    // A union of literals is text in C#.
    expect([name, actual === "union" ? "string" : actual]).toEqual([name, convexTypes[type] ?? "string"]);
  }
});

test("the bookkeeping fields match those of C#, plus instanceId", () => {
  const names = /Bookkeeping \{ get; \} =[^;]*/
    .exec(readCore("Fingerprint/RecordFingerprint.cs"))?.[0]
    .match(/"\w+"/g)
    ?.map((name) => name.slice(1, -1));
  expect([...bookkeepingFields].toSorted()).toEqual([...(names ?? []), "instanceId"].toSorted());
});

test("the fields of a run match the C# run row", () => {
  // Each field is an entry such as `Text("runId", run => ...)`.
  const names = [...readCore("Targets/RunRow.cs").matchAll(/\b[A-Z]\w+\("(\w+)", run => /g)].map(([, name]) => name);
  expect(Object.keys(runRow.fields).toSorted()).toEqual(names.toSorted());
});

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { bookkeepingFields } from "../../src/mission-control/src/rows/fingerprint.js";
import { serverFields, wireRow } from "../../src/mission-control/src/rows/fields.js";
import { runRow } from "../../src/mission-control/src/rows/runFields.js";
import { tableByKind } from "../../src/mission-control/src/rows/kinds.js";

const core = (path: string) => readFileSync(new URL(`../../src/OpenClawSync.Core/${path}`, import.meta.url), "utf8");
const words = (text: string | undefined) => (text ?? "").split(" ").filter((word) => word !== "");

const schema = core("Records/RowSchema.cs");
const common = words(/Common =((?:\s*"[^"]*"\s*\+?)+);/.exec(schema)?.[1]?.replaceAll(/["+\n]/g, " "));
const types: Record<string, string> = { i: "float64", b: "boolean", l: "array" };

test.each([
  ["Task", "task"],
  ["Cron", "cron"],
  ["Memory", "memory"],
] as const)("the fields of %s rows are those of the C# schema", (kind, ours) => {
  const [, table, own] = new RegExp(`RecordKind\\.${kind},\\s*"(\\w+)",\\s*"([^"]+)"`).exec(schema) ?? [];
  expect(table).toBe(tableByKind[ours]);
  const theirs = ["sourceKey", "sourceId", ...words(own), ...common].map((word) => word.split(":"));
  const fields: Record<string, { kind: string }> = { ...wireRow[ours].fields, updatedAt: serverFields.updatedAt };
  expect(Object.keys(fields).toSorted()).toEqual(theirs.map(([name]) => name).toSorted());
  for (const [name = "", type = ""] of theirs) {
    const given = fields[name]?.kind;
    expect([name, given === "union" ? "string" : given]).toEqual([name, types[type] ?? "string"]);
  }
});

test("the bookkeeping is that of the C# fingerprint, and the instance", () => {
  const names = /Bookkeeping \{ get; \} = [^;]*/
    .exec(core("Fingerprint/RecordFingerprint.cs"))?.[0]
    .match(/"\w+"/g)
    ?.map((name) => name.slice(1, -1));
  expect([...bookkeepingFields].toSorted()).toEqual([...(names ?? []), "instanceId"].toSorted());
});

test("the fields of a run are those of the C# run row", () => {
  const names = [
    ...core("Targets/RunRow.cs").matchAll(/\["(\w+)"\] = run/g),
    ...core("Targets/RunRow.cs").matchAll(/\["(\w+)"\] = Fields/g),
  ].map(([, name]) => name);
  expect(Object.keys(runRow.fields).toSorted()).toEqual(names.toSorted());
});

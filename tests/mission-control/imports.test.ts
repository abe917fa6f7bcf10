import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Lists the TypeScript files below a folder of the repository. */
function findSources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.parentPath.includes("node_modules"))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The files that a file imports or re-exports by a relative path, including imports of types only. */
function readImports(file: string): string[] {
  return ts
    .preProcessFile(readFileSync(file, "utf8"))
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => name.startsWith("."))
    .map((name) => join(dirname(file), name.replace(/\.js$/, ".ts")));
}

/**
 * Returns the first cycle of imports, as a list of files that starts and ends with the same one; undefined if there is
 * none.
 */
function findCycle(importsByFile: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const finished = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (finished.has(file)) return undefined;
    for (const imported of importsByFile.get(file) ?? []) {
      const cycle = visit(imported, [...path, file]);
      if (cycle) return cycle;
    }
    finished.add(file);
    return undefined;
  };
  for (const file of importsByFile.keys()) {
    const cycle = visit(file, []);
    if (cycle) return cycle;
  }
  return undefined;
}

test.each(["src/mission-control/src", "tests/mission-control"])("%s has no circular imports", (folder) => {
  const importsByFile = new Map(findSources(folder).map((file) => [file, readImports(file)]));
  // Guards against a search that finds nothing and so passes.
  expect([...importsByFile.values()].flat().length).toBeGreaterThan(20);
  expect(findCycle(importsByFile)?.map((file) => relative(root, file))).toBeUndefined();
});

test("a circular import is found", () => {
  const importsByFile = new Map([
    ["a", ["b", "c"]],
    ["b", []],
    ["c", ["d"]],
    ["d", ["b", "c"]],
  ]);
  expect(findCycle(importsByFile)).toEqual(["c", "d", "c"]);
});

test("the library imports nothing from outside its folder", () => {
  const library = join(root, "src/mission-control/src/");
  const outside = findSources("src/mission-control/src")
    .flatMap(readImports)
    .filter((file) => !file.startsWith(library));
  expect(outside).toEqual([]);
});

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

type Component = {
  name: string;
  group?: string;
  version: string;
  purl: string;
  licenses?: { license: { id?: string } }[];
};
type Bom = {
  metadata: { component: Component };
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
};

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "sbom-"));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(root, name), "utf8"));
}

function make(name: string): string {
  const file = join(folder, name);
  const { status, stderr } = spawnSync(process.execPath, [join(root, "build/npm-sbom.mjs"), file], {
    encoding: "utf8",
  });
  expect(status, stderr).toBe(0);
  return readFileSync(file, "utf8");
}

test("the SBOM of the npm package lists each dependency, with version and license, and is the same each time", () => {
  const text = make("a.json");
  const { metadata, components, dependencies } = JSON.parse(text) as Bom;
  const own = readJson("src/mission-control/package.json") as { name: string; version: string; dependencies: object };
  const lock = (readJson("package-lock.json") as { packages: Record<string, { version: string; license: string }> })
    .packages;

  expect([metadata.component.name, metadata.component.version]).toEqual([own.name, own.version]);
  expect(
    components.map(({ name, version, licenses }) => [name, version, licenses?.map(({ license }) => license.id)]),
  ).toEqual(
    Object.keys(own.dependencies).map((name) => [
      name,
      lock[`node_modules/${name}`]?.version,
      [lock[`node_modules/${name}`]?.license],
    ]),
  );
  expect(dependencies.find(({ ref }) => ref === `${own.name}@${own.version}`)?.dependsOn).toEqual(
    components.map(({ name, version }) => `${name}@${version}`),
  );
  expect(make("b.json")).toBe(text);
  expect(text).not.toContain(JSON.stringify(root).slice(1, -1));
}, 180_000);

test("the npm package contains it", () => {
  const { files, scripts } = readJson("src/mission-control/package.json") as {
    files: string[];
    scripts: { prepack: string };
  };
  expect(files).toContain("sbom.cdx.json");
  expect(scripts.prepack).toContain("npm-sbom.mjs sbom.cdx.json");
});

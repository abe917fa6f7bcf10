// Writes what the npm package depends on, as CycloneDX, to the file in the first argument. It reads only package-lock.json, and the result
// does not depend on when or where it is made.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath, URL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const { name, version } = JSON.parse(
  readFileSync(new URL("../src/mission-control/package.json", import.meta.url), "utf8"),
);
const npm = process.platform === "win32" ? "npm.cmd" : "npm";
const args =
  "sbom --sbom-format cyclonedx --sbom-type library --omit dev --package-lock-only --workspace src/mission-control";
const bom = JSON.parse(
  execFileSync(npm, args.split(" "), { cwd: root, encoding: "utf8", shell: process.platform === "win32" }),
);

// npm describes the whole repository, with the package among the components.
const own = `${name}@${version}`;
const isOwn = (component) => component["bom-ref"] === own;
const isPrivate = (component) => (component.properties ?? []).some((each) => each.name === "cdx:npm:package:private");
const components = bom.components.filter((component) => !isOwn(component) && !isPrivate(component));
const kept = new Set([own, ...components.map((component) => component["bom-ref"])]);
const { tools, lifecycles } = bom.metadata;
const result = {
  $schema: bom.$schema,
  bomFormat: bom.bomFormat,
  specVersion: bom.specVersion,
  version: 1,
  metadata: { lifecycles, tools, component: { ...bom.components.find(isOwn), name, type: "library" } },
  components,
  dependencies: bom.dependencies.filter((each) => kept.has(each.ref)),
};
writeFileSync(process.argv[2], JSON.stringify(result, null, 2) + "\n");

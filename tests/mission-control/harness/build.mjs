import { fileURLToPath, URL } from "node:url";
import { build } from "esbuild";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

// One file for plain node: whoever runs it needs neither TypeScript nor the packages.
await build({
  entryPoints: [at("main.ts")],
  outfile: at("../dist/harness.mjs"),
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "warning",
  // Packages in CommonJS ask for node's own modules by require.
  banner: {
    js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
  },
});

import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  globalIgnores([
    "**/dist/",
    "**/bin/",
    "**/obj/",
    "out/",
    // Written by `convex codegen`.
    "src/mission-control/convex/_generated/",
  ]),
  { linterOptions: { reportUnusedDisableDirectives: "error", reportUnusedInlineConfigs: "error" } },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Interfaces have no implicit index signature, so they cannot be passed as arguments of a Convex function.
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      // `const { _id, ...row } = doc` is how the code drops fields.
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      // Numbers are safe to interpolate; the rule is meant for objects, null and undefined.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-import-type-side-effects": "error",
      eqeqeq: "error",
    },
  },
);

const folder = "/convex/";

/**
 * The modules of the app, by the paths under which convex-test looks them up. They are listed instead of found with
 * `import.meta.glob`, because esbuild, which bundles the harness, does not support that.
 */
export const modules: Record<string, () => Promise<unknown>> = {
  [`${folder}_generated/api.js`]: () => import("../../../src/mission-control/convex/_generated/api.js"),
  [`${folder}crons.ts`]: () => import("../../../src/mission-control/convex/crons.js"),
  [`${folder}http.ts`]: () => import("../../../src/mission-control/convex/http.js"),
  [`${folder}openclaw.ts`]: () => import("../../../src/mission-control/convex/openclaw.js"),
};

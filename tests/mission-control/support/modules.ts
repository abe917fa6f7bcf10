const convex = "/convex/";

/** The app's functions as convex-test looks them up; written out so that a plain bundler understands it too. */
export const modules: Record<string, () => Promise<unknown>> = {
  [`${convex}_generated/api.js`]: () => import("../../../src/mission-control/convex/_generated/api.js"),
  [`${convex}crons.ts`]: () => import("../../../src/mission-control/convex/crons.js"),
  [`${convex}http.ts`]: () => import("../../../src/mission-control/convex/http.js"),
  [`${convex}openclaw.ts`]: () => import("../../../src/mission-control/convex/openclaw.js"),
};

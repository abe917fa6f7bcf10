import type { GenericActionCtx, GenericDataModel } from "convex/server";

/** The routes reach the database by internal functions only. */
export type ActionCtx = Pick<GenericActionCtx<GenericDataModel>, "runMutation" | "runQuery">;

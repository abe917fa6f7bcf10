import { httpActionGeneric, type HttpRouter, type RoutableMethod } from "convex/server";
import { authorize } from "./auth.js";
import type { ActionCtx } from "./context.js";
import { failureOf } from "./failure.js";
import { functionsOf, type Functions } from "./functions.js";
import { postBatch } from "./ingest.js";
import { getRows, getStatus } from "./reads.js";
import { RequestError } from "./reply.js";
import { postRun } from "./runs.js";

export type RouteOptions = {
  /** Where the ingest endpoint is served. */
  path?: string;
  /** The module of the app's convex folder that exports the functions of `missionControl()`. */
  module?: string;
};

type Handler = (ctx: ActionCtx, request: Request, functions: Functions) => Promise<Response>;

const methods: readonly RoutableMethod[] = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"];

/** Adds the routes of the ingest protocol to an app's router. */
export function registerRoutes(http: HttpRouter, options: RouteOptions = {}): void {
  const path = (options.path ?? "/openclaw/ingest").replace(/\/+$/, "");
  const functions = functionsOf(options.module ?? "openclaw");
  const serve = (handler: Handler) =>
    httpActionGeneric(async (ctx, request) => {
      try {
        await authorize(request);
        return await handler(ctx, request, functions);
      } catch (failure) {
        return failureOf(failure).toResponse();
      }
    });

  const served = {
    "": ["POST", postBatch],
    "/status": ["GET", getStatus],
    "/runs": ["POST", postRun],
    "/rows": ["GET", getRows],
  } as const;
  for (const method of methods) {
    for (const [end, [allowed, handler]] of Object.entries(served)) {
      http.route({ path: path + end, method, handler: serve(method === allowed ? handler : refuseMethod(allowed)) });
    }
    http.route({ pathPrefix: path + "/", method, handler: serve(notFound) });
  }
}

const refuseMethod =
  (allowed: RoutableMethod): Handler =>
  () =>
    Promise.reject(new RequestError("MethodNotAllowed", `Only ${allowed} is served here.`, { Allow: allowed }));

const notFound: Handler = () => Promise.reject(new RequestError("NotFound", "Nothing is served here."));

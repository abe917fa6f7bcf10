import { httpActionGeneric, type HttpRouter, type RoutableMethod } from "convex/server";
import { authorize } from "./auth.js";
import { postBatch } from "./batch.js";
import { postErase } from "./erase.js";
import { logFailure, RequestError, toRequestError } from "./errors.js";
import { createFunctionReferences, type Handler } from "./handler.js";
import { getRows, getStatus } from "./queries.js";
import { postRun } from "./runs.js";

/** Options of {@link registerRoutes}. */
export type RouteOptions = {
  /** The path of the ingest endpoint. Default: `/openclaw/ingest`. */
  path?: string;
  /** The module of the app's convex folder that exports the functions of `missionControl()`. Default: `openclaw`. */
  module?: string;
};

const methods: readonly RoutableMethod[] = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"];

const routes = {
  "": { method: "POST", handler: postBatch },
  "/status": { method: "GET", handler: getStatus },
  "/runs": { method: "POST", handler: postRun },
  "/erase": { method: "POST", handler: postErase },
  "/rows": { method: "GET", handler: getRows },
} as const satisfies Record<string, { method: RoutableMethod; handler: Handler }>;

/**
 * Adds the routes of the ingest protocol to an app's router. Every request needs the bearer token, including those for
 * unknown paths, so that nothing about the endpoint can be found out without it.
 *
 * @example
 * const http = httpRouter();
 * registerRoutes(http);
 * export default http;
 */
export function registerRoutes(http: HttpRouter, options: RouteOptions = {}): void {
  const path = (options.path ?? "/openclaw/ingest").replace(/\/+$/, "");
  if (!/^(?:\/[A-Za-z0-9._~-]+)+$/.test(path)) {
    throw new Error('The path of the ingest endpoint has to be below the root, such as "/openclaw/ingest".');
  }
  const functions = createFunctionReferences(options.module ?? "openclaw");
  const serve = (handler: Handler) =>
    httpActionGeneric(async (ctx, request) => {
      try {
        const access = await authorize(ctx, request, functions);
        return await handler(ctx, request, functions, access);
      } catch (error) {
        return toResponse(error, request);
      }
    });

  for (const method of methods) {
    for (const [suffix, route] of Object.entries(routes)) {
      const handler = method === route.method ? route.handler : rejectMethod(route.method);
      http.route({ path: path + suffix, method, handler: serve(handler) });
    }
    http.route({ pathPrefix: path + "/", method, handler: serve(rejectPath) });
  }
}

function toResponse(error: unknown, request: Request): Response {
  const requestError = toRequestError(error);
  logFailure(requestError.code, error, request);
  return requestError.toResponse();
}

const rejectMethod =
  (allowed: RoutableMethod): Handler =>
  () =>
    Promise.reject(new RequestError("MethodNotAllowed", `This path supports only ${allowed}.`, { Allow: allowed }));

const rejectPath: Handler = () => Promise.reject(new RequestError("NotFound", "There is no such path."));

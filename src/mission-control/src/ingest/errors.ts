import { findSecret } from "../gate/gate.js";
import { limits } from "../limits.js";
import { jsonResponse } from "./reply.js";

/** The codes of errors that concern a whole request. Clients branch on them, so they must not change. */
export type ErrorCode =
  | "Malformed"
  | "Unauthorized"
  | "Forbidden"
  | "NotConfigured"
  | "NotFound"
  | "MethodNotAllowed"
  | "InstanceConflict"
  | "TooLarge"
  | "SchemaNotUnderstood"
  | "SecretRefused"
  | "Busy"
  | "Internal";

const statusByCode: Record<ErrorCode, number> = {
  Malformed: 400,
  SecretRefused: 400,
  Unauthorized: 401,
  Forbidden: 403,
  NotConfigured: 401,
  NotFound: 404,
  MethodNotAllowed: 405,
  InstanceConflict: 409,
  TooLarge: 413,
  SchemaNotUnderstood: 422,
  Busy: 503,
  Internal: 500,
};

/**
 * An error that fails a whole request. Its message is sent to the client and may be logged there, so it must never
 * contain a value that was sent.
 */
export class RequestError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
    this.name = "RequestError";
  }

  /** The reply to the client: the HTTP status of the code, and `{ok: false, code, message}`. */
  toResponse(): Response {
    return jsonResponse({ ok: false, code: this.code, message: this.message }, statusByCode[this.code], this.headers);
  }
}

/** A field of the body, or a parameter, is missing or invalid. */
export const malformed = (field: string): RequestError =>
  new RequestError("Malformed", `'${field}' is missing or invalid.`);

/**
 * Fails the request if one of its fields has a secret. The names of the fields are those of the message, so they must
 * not come from the request.
 *
 * @throws RequestError `SecretRefused`.
 */
export function refuseSecrets(fields: Readonly<Record<string, unknown>>): void {
  const secret = findSecret(fields);
  if (!secret) return;
  throw new RequestError("SecretRefused", `'${secret.field}' contains a secret, according to rule ${secret.rule}.`);
}

/** The request exceeds one of the limits. */
export const tooLarge = (maxRecords: number = limits.maxRecords): RequestError =>
  new RequestError(
    "TooLarge",
    `A request can have at most ${maxRecords} records and ${limits.maxBytes} bytes of JSON.`,
  );

/** The instance is claimed by another source. */
export const instanceConflict = (): RequestError =>
  new RequestError(
    "InstanceConflict",
    "Another source has claimed this instance. Configure a different instance id for this source.",
  );

/**
 * Writes one line to the log of the deployment: what was asked for, our code, and the name of the error. It has nothing
 * that was sent, and no message, because messages can quote it.
 */
export function logFailure(code: ErrorCode, error: unknown, request: Request): void {
  const name = error instanceof Error && /^[A-Za-z]{1,60}$/.test(error.name) ? error.name : "Error";
  const suffix = /\/(status|runs|erase|rows)$/.exec(new URL(request.url).pathname)?.[0] ?? "";
  const line = `openclaw ingest ${request.method} ${suffix || "/"}: ${code} (${statusByCode[code]}, ${name})`;
  if (statusByCode[code] >= 500) console.error(line);
  else console.warn(line);
}

// The names that Convex gives the errors of an overloaded backend inside an action.
const transientErrors =
  /OptimisticConcurrencyControlFailure|Overloaded|TooManyConcurrent|TooManyWrites|RateLimited|ServiceUnavailable|Timeout/i;
const retryAfterSeconds = "2";

/**
 * Converts anything that was thrown into an error for the client. Transient errors of Convex become `Busy`, with a
 * Retry-After header; everything else becomes `Internal`. The original message is dropped, because it can quote the
 * request.
 */
export function toRequestError(error: unknown): RequestError {
  if (error instanceof RequestError) return error;
  if (error instanceof Error && transientErrors.test(`${error.name} ${error.message}`)) {
    return new RequestError("Busy", "The deployment is busy. Try again later.", { "Retry-After": retryAfterSeconds });
  }
  return new RequestError("Internal", "The request failed.");
}

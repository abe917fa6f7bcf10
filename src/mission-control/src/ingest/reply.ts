export type ErrorCode =
  | "Malformed"
  | "Unauthorized"
  | "NotConfigured"
  | "NotFound"
  | "MethodNotAllowed"
  | "InstanceConflict"
  | "TooLarge"
  | "SchemaNotUnderstood"
  | "SecretRefused"
  | "Busy"
  | "Internal";

const statusOf: Record<ErrorCode, number> = {
  Malformed: 400,
  SecretRefused: 400,
  Unauthorized: 401,
  NotConfigured: 401,
  NotFound: 404,
  MethodNotAllowed: 405,
  InstanceConflict: 409,
  TooLarge: 413,
  SchemaNotUnderstood: 422,
  Busy: 503,
  Internal: 500,
};

/** Ends a request with an error that concerns all of it. Messages are ours alone: nothing that was sent goes into one. */
export class RequestError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }

  toResponse(): Response {
    return reply({ ok: false, code: this.code, message: this.message }, statusOf[this.code], this.headers);
  }
}

export function reply(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store", ...headers },
  });
}

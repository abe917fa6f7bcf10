import { vi } from "vitest";
import type { Backend } from "./backend.js";

/** The bearer token that {@link Client} configures and sends. */
export const token = "a-token-for-tests-only";

/** A reply of the ingest endpoint. */
export type Reply = { status: number; headers: Headers; text: string; body: ReplyBody };

/** The body of a reply of any route. */
export type ReplyBody = {
  ok: boolean;
  code?: string;
  message?: string;
  status?: string;
  counts?: Record<string, number>;
  results?: { sourceKey: string; status: string; reason?: string; field?: string; rule?: string }[];
  rows?: { kind: string; row: Record<string, unknown> }[];
  [name: string]: unknown;
};

/** `bearer` replaces the token; null sends no Authorization header. */
type RequestOptions = RequestInit & { bearer?: string | null };

/** A client of the ingest endpoint. Paths are relative to it, such as `/status`. */
export class Client {
  constructor(readonly backend: Backend) {
    vi.stubEnv("CONVEX_INGEST_TOKEN", token);
  }

  async send(path: string, { bearer = token, ...init }: RequestOptions = {}): Promise<Reply> {
    const headers = new Headers(init.headers);
    if (bearer !== null) headers.set("Authorization", `Bearer ${bearer}`);
    const response = await this.backend.fetch("/openclaw/ingest" + path, { ...init, headers });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as ReplyBody };
  }

  get(path: string): Promise<Reply> {
    return this.send(path);
  }

  /** Posts a body; strings are sent as they are, anything else as JSON. */
  post(body: unknown, path = ""): Promise<Reply> {
    return this.send(path, { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) });
  }
}

import { vi } from "vitest";
import type { Backend } from "./backend.js";

export const token = "a-token-for-tests-only";

export type Reply = { status: number; headers: Headers; text: string; body: ReplyBody };

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

type Sent = RequestInit & { bearer?: string | null };

/** Speaks to the ingest endpoint of a backend. */
export class Client {
  constructor(readonly backend: Backend) {
    vi.stubEnv("CONVEX_INGEST_TOKEN", token);
  }

  async send(path: string, { bearer = token, ...init }: Sent = {}): Promise<Reply> {
    const headers = new Headers(init.headers);
    if (bearer !== null) headers.set("Authorization", `Bearer ${bearer}`);
    const response = await this.backend.fetch("/openclaw/ingest" + path, { ...init, headers });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as ReplyBody };
  }

  get(path: string): Promise<Reply> {
    return this.send(path);
  }

  post(body: unknown, path = "", sent: Sent = {}): Promise<Reply> {
    return this.send(path, { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body), ...sent });
  }
}

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { control } from "./control.js";
import { Deployment, placeOf } from "./deployment.js";
import { Faults, type Fault } from "./faults.js";
import { runQuery } from "./functionApi.js";
import { Stats, type Seen } from "./stats.js";
import { logWire } from "./wire.js";

// Convex itself takes no larger request.
const largestBody = 20 * 1024 * 1024;

/** The app over HTTP: what a deployment serves, between the faults that a test asked for. */
export class HarnessServer {
  private readonly parts = { deployment: new Deployment(), faults: new Faults(), stats: new Stats() };
  private elsewhere = "";

  readonly main = createServer((request, response) => {
    void this.serve(request, response).catch((failure: unknown) => {
      console.error(failure);
      if (!response.headersSent) answer(response, 500, { code: "InternalServerError", message: "Server Error" });
    });
  });

  /** Another origin: whoever follows a redirect, and with which headers, shows up in the stats. */
  readonly other = createServer((request, response) => {
    this.parts.stats.strayed(request.headers);
    answer(response, 200, { ok: true, counts: {}, results: [] });
  });

  redirectTo(origin: string): void {
    this.elsewhere = origin;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const url = new URL(request.url ?? "/", "http://harness");
    if (url.pathname.startsWith("/__test/")) {
      const done = await control(url.pathname, body.toString("utf8"), this.parts).catch((failure: unknown) => failure);
      if (done instanceof Error) answer(response, 400, { ok: false, message: done.message });
      else answer(response, 200, done);
      return;
    }
    const place = placeOf(url.pathname);
    const seen = this.parts.stats.request(place, request.method ?? "", body.length, request.headers);
    const fault = this.parts.faults.take(place);
    if (fault) seen.fault = fault.kind;
    if (this.interfere(fault, url, response, seen)) {
      logWire(request, body, undefined);
      return;
    }

    const result = await this.fetch(request, url, body);
    const bytes = Buffer.from(await result.arrayBuffer());
    logWire(request, body, bytes);
    if (fault?.kind === "slow") await sleep(fault.ms);
    if (fault?.kind === "dropAfter") {
      response.socket?.destroy();
      return;
    }
    seen.status = result.status;
    response.writeHead(result.status, { ...Object.fromEntries(result.headers), "Content-Length": bytes.length });
    if (fault?.kind === "truncate")
      response.write(bytes.subarray(0, bytes.length / 2), () => response.socket?.destroy());
    else response.end(bytes);
  }

  /** Faults that keep a request from reaching the deployment. */
  private interfere(fault: Fault | undefined, url: URL, response: ServerResponse, seen: Seen): boolean {
    switch (fault?.kind) {
      case "dropBefore":
        response.socket?.destroy();
        return true;
      case "status":
        seen.status = fault.status;
        answer(
          response,
          fault.status,
          { ok: false, code: codeOf(fault.status), message: "A fault that was asked for." },
          fault.retryAfter === undefined ? {} : { "Retry-After": String(fault.retryAfter) },
        );
        return true;
      case "redirect":
        seen.status = fault.status;
        response.writeHead(fault.status, { Location: fault.location ?? this.elsewhere + url.pathname }).end();
        return true;
      default:
        return false;
    }
  }

  private async fetch(request: IncomingMessage, url: URL, body: Buffer): Promise<Response> {
    const { current } = this.parts.deployment;
    const method = request.method ?? "GET";
    if (url.pathname === "/api/query" && method === "POST") {
      return Response.json(await runQuery(current, body.toString("utf8"), request.headers.authorization));
    }
    if (body.length > largestBody)
      return Response.json({ code: "PayloadTooLarge", message: "length limit exceeded" }, { status: 413 });
    const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]);
    const hasBody = method !== "GET" && method !== "HEAD";
    return current.fetch(url.pathname + url.search, {
      method,
      headers,
      ...(hasBody ? { body: new Uint8Array(body) } : {}),
    });
  }
}

const codes: Record<number, string> = {
  401: "Unauthorized",
  413: "TooLarge",
  422: "SchemaNotUnderstood",
  429: "TooManyWrites",
  503: "Busy",
};

const codeOf = (status: number): string => codes[status] ?? "Fault";

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function answer(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response
    .writeHead(status, { "Content-Type": "application/json; charset=utf-8", ...headers })
    .end(JSON.stringify(body));
}

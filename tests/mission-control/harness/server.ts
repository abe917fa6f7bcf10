import { appendFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { control, type HarnessState } from "./control.js";
import { Deployment, getPlace } from "./deployment.js";
import { FaultQueue, type Fault } from "./faults.js";
import { runQuery } from "./functionApi.js";
import { Stats, type RequestRecord } from "./stats.js";

// Convex itself does not accept larger requests.
const maxBodyBytes = 20 * 1024 * 1024;

const requestLog = process.env.HARNESS_REQUEST_LOG;

/** Serves the app over HTTP as a deployment does, and injects the faults that a test has queued. */
export class HarnessServer {
  private readonly state: HarnessState = { deployment: new Deployment(), faults: new FaultQueue(), stats: new Stats() };
  private redirectOrigin = "";

  /** The server of the deployment and of the control routes. */
  readonly main = createServer((request, response) => {
    void this.serve(request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) sendJson(response, 500, { code: "InternalServerError", message: "Server Error" });
    });
  });

  /** Another origin. The stats show whether a client followed a redirect to it, and whether it sent its token along. */
  readonly secondOrigin = createServer((request, response) => {
    this.state.stats.recordAtSecondOrigin(request.headers);
    sendJson(response, 200, { ok: true, counts: {}, results: [] });
  });

  /** Sets where redirects lead that do not have a location of their own. */
  setRedirectOrigin(origin: string): void {
    this.redirectOrigin = origin;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const url = new URL(request.url ?? "/", "http://harness");
    if (url.pathname.startsWith("/__test/")) {
      await this.serveControl(url, body, response);
      return;
    }

    const place = getPlace(url.pathname);
    const record = this.state.stats.record(place, request.method ?? "", body.length, request.headers);
    const fault = this.state.faults.take(place);
    if (fault) record.fault = fault.kind;
    if (this.replaceReply(fault, url, response, record)) {
      logRequest(request, body, undefined);
      return;
    }

    const reply = await this.forward(request, url, body);
    const bytes = Buffer.from(await reply.arrayBuffer());
    logRequest(request, body, bytes);
    if (fault?.kind === "slow") await sleep(fault.ms);
    if (fault?.kind === "dropAfter") {
      response.socket?.destroy();
      return;
    }
    record.status = reply.status;
    response.writeHead(reply.status, { ...Object.fromEntries(reply.headers), "Content-Length": bytes.length });
    if (fault?.kind === "truncate") {
      response.write(bytes.subarray(0, bytes.length / 2), () => response.socket?.destroy());
    } else {
      response.end(bytes);
    }
  }

  private async serveControl(url: URL, body: Buffer, response: ServerResponse): Promise<void> {
    try {
      sendJson(response, 200, await control(url.pathname, body.toString("utf8"), this.state));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      sendJson(response, 400, { ok: false, message });
    }
  }

  /**
   * Applies a fault that keeps a request from reaching the deployment. Returns false if the fault is not of this kind.
   */
  private replaceReply(fault: Fault | undefined, url: URL, response: ServerResponse, record: RequestRecord): boolean {
    switch (fault?.kind) {
      case "dropBefore":
        response.socket?.destroy();
        return true;
      case "status": {
        record.status = fault.status;
        const body = { ok: false, code: getFaultCode(fault.status), message: "This is an injected fault." };
        const headers: Record<string, string> =
          fault.retryAfter === undefined ? {} : { "Retry-After": String(fault.retryAfter) };
        sendJson(response, fault.status, body, headers);
        return true;
      }
      case "redirect":
        record.status = fault.status;
        response.writeHead(fault.status, { Location: fault.location ?? this.redirectOrigin + url.pathname }).end();
        return true;
      default:
        return false;
    }
  }

  private async forward(request: IncomingMessage, url: URL, body: Buffer): Promise<Response> {
    const { current } = this.state.deployment;
    const method = request.method ?? "GET";
    if (url.pathname === "/api/query" && method === "POST") {
      return Response.json(await runQuery(current, body.toString("utf8"), request.headers.authorization));
    }
    if (body.length > maxBodyBytes) {
      return Response.json({ code: "PayloadTooLarge", message: "length limit exceeded" }, { status: 413 });
    }
    const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]);
    const hasBody = method !== "GET" && method !== "HEAD";
    return current.fetch(url.pathname + url.search, {
      method,
      headers,
      ...(hasBody ? { body: new Uint8Array(body) } : {}),
    });
  }
}

// The codes that a deployment sends with these statuses.
const codeByStatus: Record<number, string> = {
  401: "Unauthorized",
  413: "TooLarge",
  422: "SchemaNotUnderstood",
  429: "TooManyWrites",
  503: "Busy",
};

const getFaultCode = (status: number): string => codeByStatus[status] ?? "Fault";

/**
 * Appends a request, decompressed and without its token, and the reply of the deployment to the file that
 * HARNESS_REQUEST_LOG names, as one line of JSON. Tests read there what has left the machine, including the requests
 * that a fault answered.
 */
function logRequest(request: IncomingMessage, body: Buffer, reply: Buffer | undefined): void {
  if (requestLog === undefined || requestLog === "") return;
  const { authorization, ...headers } = request.headers;
  const sent = request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body;
  const entry = {
    url: request.url,
    headers,
    body: sent.toString("utf8"),
    ...(reply ? { reply: reply.toString("utf8") } : {}),
  };
  appendFileSync(requestLog, JSON.stringify(entry) + "\n");
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response
    .writeHead(status, { "Content-Type": "application/json; charset=utf-8", ...headers })
    .end(JSON.stringify(body));
}

import { appendFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { gunzipSync } from "node:zlib";

const file = process.env.HARNESS_REQUEST_LOG;

/**
 * Writes each request as it was received, unpacked, and what the deployment answered, to the file that HARNESS_REQUEST_LOG
 * names: one line of JSON each. A test reads there what left the machine, also in requests that were answered by a fault.
 */
export function logWire(request: IncomingMessage, body: Buffer, reply: Buffer | undefined): void {
  if (file === undefined || file === "") return;
  const { authorization, ...headers } = request.headers;
  const sent = request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body;
  const line = {
    url: request.url,
    headers,
    body: sent.toString("utf8"),
    ...(reply ? { reply: reply.toString("utf8") } : {}),
  };
  appendFileSync(file, JSON.stringify(line) + "\n");
}
